package org.fraiseql.store.reactive;

import io.vertx.core.Future;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.TrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlConnectOptions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.DatabaseConfig;

/** Our configuration in the words of the client. */
final class PgOptions {
    /** Statements that one request has in flight on its own connection: a beginning, settings, a savepoint and the statement itself go out together. */
    private static final int OF_ONE_REQUEST = 8;

    private static final Duration MARGIN = Duration.ofMillis(500);
    private static final Duration BETWEEN_CLEANINGS = Duration.ofSeconds(10);

    private PgOptions() {}

    /**
     * For each connection anew, as files of certificates and keys may be there only later, or have changed.
     *
     * @param pipelining how many statements a connection may have in flight
     */
    static Supplier<Future<SqlConnectOptions>> ofEachConnection(
            DatabaseAddress address, DatabaseConfig config, TrustedRoots roots, int pipelining) {
        return () -> {
            try {
                return Future.succeededFuture(connection(address, config, roots).setPipeliningLimit(pipelining));
            } catch (UnreadableFileException | OpenKeyFileException e) {
                return Future.failedFuture(e);
            }
        };
    }

    /** For {@link #ofEachConnection} where one request at a time has it. */
    static int pipeliningOfOne(DatabaseConfig config) {
        return Math.max(OF_ONE_REQUEST, config.pipelining());
    }

    private static PgConnectOptions connection(DatabaseAddress address, DatabaseConfig config, TrustedRoots roots) {
        Map<String, String> startup = new LinkedHashMap<>();
        startup.put("client_encoding", "UTF8");
        startup.put("application_name", address.applicationName());
        PgConnectOptions options = new PgConnectOptions()
                .setHost(address.host())
                .setPort(address.port())
                .setDatabase(address.database())
                .setUser(address.user())
                .setPassword(address.password())
                .setProperties(startup)
                .setCachePreparedStatements(config.statementCacheSize() > 0)
                .setPreparedStatementCacheMaxSize(Math.max(1, config.statementCacheSize()))
                .setPreparedStatementCacheSqlLimit(Integer.MAX_VALUE);
        options.setConnectTimeout((int) address.connectTimeout().toMillis());
        // of the login; a connection of the pool has none, see ReactivePool
        options.setIdleTimeout((int) address.connectTimeout().toMillis());
        options.setIdleTimeoutUnit(TimeUnit.MILLISECONDS);
        options.setTcpKeepAlive(true);
        encrypted(options, address, config, roots);
        return options;
    }

    private static void encrypted(
            PgConnectOptions options, DatabaseAddress address, DatabaseConfig config, TrustedRoots roots) {
        SslMode mode = SslMode.of(config.sslMode());
        options.setSslMode(mode);
        if (mode == SslMode.VERIFY_CA || mode == SslMode.VERIFY_FULL) {
            roots.read();
            options.setTrustOptions(TrustOptions.wrap(roots));
        } else {
            options.setTrustAll(true);
        }
        options.setHostnameVerificationAlgorithm(mode == SslMode.VERIFY_FULL ? "HTTPS" : "");
        if (mode != SslMode.DISABLE && !address.cert().isEmpty() && Files.exists(Path.of(address.cert()))) {
            options.setKeyCertOptions(new PemKeyCertOptions()
                    .addCertValue(CertificateFile.read(Path.of(address.cert())))
                    .addKeyValue(PrivateKeyFile.asPem(Path.of(address.key()))));
        }
    }

    /** How long a login may take; twice as long where a second attempt with or without TLS follows a first that has failed. */
    static Duration login(DatabaseAddress address, DatabaseConfig config) {
        SslMode mode = SslMode.of(config.sslMode());
        boolean isTwice = mode == SslMode.PREFER || mode == SslMode.ALLOW;
        return address.connectTimeout().multipliedBy(isTwice ? 2 : 1).plus(MARGIN);
    }

    static PoolOptions pool(DatabaseConfig config) {
        return new PoolOptions()
                .setMaxSize(config.maxConnections())
                .setConnectionTimeout(
                        (int) Math.max(1, config.connectionTimeout().toMillis()))
                .setConnectionTimeoutUnit(TimeUnit.MILLISECONDS)
                .setIdleTimeout((int) config.idleTimeout().toMillis())
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxLifetime((int) config.maxLifetime().toMillis())
                .setMaxLifetimeUnit(TimeUnit.MILLISECONDS)
                .setPoolCleanerPeriod((int) BETWEEN_CLEANINGS.toMillis());
    }
}

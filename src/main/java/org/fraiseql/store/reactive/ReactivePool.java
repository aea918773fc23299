package org.fraiseql.store.reactive;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.IdleStateHandler;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.pgclient.PgBuilder;
import io.vertx.pgclient.spi.PgDriver;
import io.vertx.sqlclient.Pool;
import io.vertx.sqlclient.PoolOptions;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.SqlConnectOptions;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.spi.ConnectionFactory;
import java.net.ConnectException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.DatabaseConfig;
import org.hibernate.engine.jdbc.spi.JdbcServices;
import org.hibernate.engine.jdbc.spi.SqlExceptionHelper;
import org.hibernate.engine.jdbc.spi.SqlStatementLogger;
import org.hibernate.reactive.pool.impl.SqlClientPool;
import org.hibernate.service.spi.ServiceRegistryAwareService;
import org.hibernate.service.spi.ServiceRegistryImplementor;
import org.hibernate.service.spi.Stoppable;
import org.jspecify.annotations.Nullable;

/**
 * The connection pool of Hibernate Reactive's session factory. Hibernate's own sessions get connections that transfer values as Hibernate wants them; ours come
 * from a pool of their own, whose connections {@linkplain TextTransfer transfer text}. Both connect when they are first asked. Hibernate closes it. Thread-safe.
 */
final class ReactivePool extends SqlClientPool implements ServiceRegistryAwareService, Stoppable {
    private static final long serialVersionUID = 1L;

    private final transient Pool ofHibernate;
    private final transient Pool ofText;
    private final transient Optional<SqlClient> pipelined;
    private final transient List<ConnectionFactory> logins = new ArrayList<>();
    private final transient Duration silence;
    private final transient long maxFetchBytes;
    private final transient OpenSockets sockets = new OpenSockets();
    /** Below connections that no single request of ours has: those that many share, and those of Hibernate's sessions. */
    private final transient OpenSockets others = new OpenSockets();

    private transient @Nullable ServiceRegistryImplementor services;
    private transient Future<Void> closed = Future.succeededFuture();

    ReactivePool(Vertx vertx, DatabaseAddress address, DatabaseConfig config) {
        TrustedRoots roots = new TrustedRoots(vertx, Path.of(address.rootCert()));
        Supplier<Future<SqlConnectOptions>> connect =
                PgOptions.ofEachConnection(address, config, roots, PgOptions.pipeliningOfOne(config));
        PoolOptions options = PgOptions.pool(config);
        this.silence = config.socketTimeout();
        this.maxFetchBytes = config.maxFetchBytes();
        String session = SessionStatements.session(config.queryTimeout().toMillis());
        Duration login = PgOptions.login(address, config);
        boolean isPrimaryWanted = config.isPrimaryWanted();
        ConnectionFactory ofOne = PgDriver.INSTANCE.createConnectionFactory(vertx, connect);
        logins.add(ofOne);
        this.ofHibernate = PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .withConnectHandler(connection -> prepare(connection, session, Transfer.OF_HIBERNATE))
                .build();
        this.ofText = PgBuilder.pool()
                .with(options)
                .connectingTo(connect)
                .using(vertx)
                .withConnectHandler(connection -> prepare(connection, session, Transfer.TEXT))
                .build();
        ofHibernate.connectionProvider(timely(vertx, ofOne, login, isPrimaryWanted, roots));
        ofText.connectionProvider(timely(vertx, ofOne, login, isPrimaryWanted, roots));
        if (config.pipelining() == 1) {
            this.pipelined = Optional.empty();
            return;
        }
        Supplier<Future<SqlConnectOptions>> shared =
                PgOptions.ofEachConnection(address, config, roots, config.pipelining());
        ConnectionFactory ofMany = PgDriver.INSTANCE.createConnectionFactory(vertx, shared);
        logins.add(ofMany);
        // a pool, too, whatever its builder calls it
        Pool client = (Pool) PgBuilder.client()
                .with(new PoolOptions(options).setMaxSize(config.sharedConnections()))
                .connectingTo(shared)
                .using(vertx)
                .withConnectHandler(connection -> prepare(connection, session, Transfer.PIPELINED_TEXT))
                .build();
        Function<Context, Future<SqlConnection>> provider = timely(vertx, ofMany, login, isPrimaryWanted, roots);
        // whoever has sent a statement is told of no connection by the same answer
        client.connectionProvider(
                context -> provider.apply(context).recover(e -> Future.failedFuture(new NoConnectionException(e))));
        this.pipelined = Optional.<SqlClient>of(client);
    }

    /** The client does not tell of a login that nobody answers; the pool would keep its place for ever. */
    private static Function<Context, Future<SqlConnection>> timely(
            Vertx vertx, ConnectionFactory logins, Duration login, boolean isPrimaryWanted, TrustedRoots roots) {
        return context -> {
            Promise<SqlConnection> answered = Promise.promise();
            long timer = vertx.setTimer(
                    login.toMillis(),
                    late -> answered.tryFail(new ConnectException("no login within " + login.toMillis() + " ms")));
            Future<SqlConnection> connected = logins.connect(context);
            (isPrimaryWanted ? connected.compose(FormerPrimary::unless) : connected).onComplete(result -> {
                vertx.cancelTimer(timer);
                if (result.failed()) {
                    answered.tryFail(roots.reason(result.cause()));
                } else if (!answered.tryComplete(result.result())) {
                    OpenSockets.close(result.result());
                }
            });
            return answered.future();
        };
    }

    private enum Transfer {
        OF_HIBERNATE,
        TEXT,
        PIPELINED_TEXT
    }

    /** Runs on each new connection, in its own event loop; giving it back makes it one of the pool. */
    private void prepare(SqlConnection connection, String session, Transfer transfer) {
        connection.query(session).execute().onComplete(settings -> {
            if (settings.failed()) {
                OpenSockets.close(connection);
                return;
            }
            ChannelPipeline pipeline = OpenSockets.pipeline(connection);
            // was there to end a login that nobody answers
            if (pipeline.get(IdleStateHandler.class) != null) {
                pipeline.remove(IdleStateHandler.class);
            }
            switch (transfer) {
                case OF_HIBERNATE -> others.add(connection);
                case TEXT -> {
                    sockets.add(connection);
                    pipeline.addBefore("codec", "text", new TextTransfer(maxFetchBytes));
                }
                case PIPELINED_TEXT -> {
                    others.add(connection);
                    pipeline.addBefore("codec", "text", new TextTransfer(maxFetchBytes));
                    if (!silence.isZero()) {
                        pipeline.addFirst("silence", new EndOfSilence(silence));
                    }
                }
            }
            connection.close();
        });
    }

    /** Connections that transfer all values as text, one for each who asks. */
    Pool ofText() {
        return ofText;
    }

    /** Such connections that many share: their statements are sent before earlier ones are answered. Empty where that is not wanted. */
    Optional<SqlClient> pipelined() {
        return pipelined;
    }

    OpenSockets sockets() {
        return sockets;
    }

    /** Closes all sockets without telling the server. */
    void cutAll() {
        sockets.closeAll();
        others.closeAll();
    }

    @Override
    protected Pool getPool() {
        return ofHibernate;
    }

    @Override
    protected SqlStatementLogger getSqlStatementLogger() {
        return jdbcServices().getSqlStatementLogger();
    }

    @Override
    protected SqlExceptionHelper getSqlExceptionHelper() {
        return jdbcServices().getSqlExceptionHelper();
    }

    /** Not before it is needed: these services are made after this one. */
    private JdbcServices jdbcServices() {
        return Objects.requireNonNull(services).requireService(JdbcServices.class);
    }

    @Override
    public void injectServices(ServiceRegistryImplementor registry) {
        services = registry;
    }

    @Override
    public void stop() {
        closed = Future.join(
                        ofHibernate.close(),
                        ofText.close(),
                        pipelined.map(SqlClient::close).orElseGet(Future::succeededFuture))
                .<Void>mapEmpty()
                .eventually(() -> closeLogins());
    }

    private Future<Void> closeLogins() {
        return Future.join(logins.stream().map(ReactivePool::closed).toList()).mapEmpty();
    }

    private static Future<Void> closed(ConnectionFactory logins) {
        Promise<Void> closing = Promise.promise();
        logins.close(closing);
        return closing.future();
    }

    /** Done when all connections are closed, once this was {@linkplain #stop stopped}. */
    Future<Void> closed() {
        return closed;
    }

    @Override
    public CompletionStage<Void> getCloseFuture() {
        return closed.toCompletionStage();
    }
}

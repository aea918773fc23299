package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Certificates;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.database.SecuredDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** TLS to PostgreSQL with authorities of the test's own: what is wrong is told in readiness and in the log, and mended without a restart. */
@BesideOthers
@Timeout(600)
class TlsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String VALID = "-validity 100";
    private static final String READ = "{ items { id } }";
    private static final String OPEN = "tls";
    /** Lets nobody in without a client certificate. */
    private static final String GUARDED = "tls-guarded";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static SecuredDatabase secured;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Certificates authority;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Certificates stranger;

    @SuppressWarnings("NullAway.Init") // before all tests
    private static Path right;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        secured = new SecuredDatabase(database);
        authority = Certificates.in(folder.resolve("authority"));
        stranger = Certificates.in(folder.resolve("stranger"));
        right = authority.certificate("localhost", VALID);
        for (String name : List.of(OPEN, GUARDED)) {
            database.create(name, List.of());
            Databases.run(database, name, "CREATE TABLE item (id int PRIMARY KEY)", "INSERT INTO item VALUES (1)");
        }
        secured.rules(
                "hostssl \"%s\" all all trust clientcert=verify-ca".formatted(GUARDED),
                "hostnossl \"%s\" all all reject".formatted(GUARDED));
        secured.offerTls(authority, right);
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    private static Map<String, String> environment(String name, String mode) {
        Map<String, String> environment = new LinkedHashMap<>(database.environment(name));
        environment.put("PGAPPNAME", name);
        environment.put("FRAISEQL_DB_SSL_MODE", mode);
        environment.put("FRAISEQL_DB_MAX_RETRIES", "0");
        environment.put("FRAISEQL_DB_SSL_ROOT_CERT_PATH", authority.root().toString());
        return environment;
    }

    private static Map<String, String> withClientCertificate() throws IOException {
        Map<String, String> environment = environment(GUARDED, "verify-full");
        environment.put(
                "FRAISEQL_DB_SSL_CERT_PATH",
                authority.certificate("client.example", VALID).toString());
        environment.put("FRAISEQL_DB_SSL_KEY_PATH", keyAsTheDriverTakesIt().toString());
        return environment;
    }

    /** Without the armour of PEM. */
    private static Path keyAsTheDriverTakesIt() throws IOException {
        String pem = Files.readString(authority.key()).replaceAll("-----[A-Z ]+-----|\\s", "");
        Path key = Files.write(folder.resolve("client.pk8"), Base64.getDecoder().decode(pem));
        return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
    }

    private static void endSessions(String name) {
        Databases.run(
                database,
                "postgres",
                "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE application_name = '%s'"
                        .formatted(name));
    }

    private static void isServed(OwnServer server, String name, boolean isEncrypted) {
        Eventually.holds(PATIENCE, () -> server.health().get("health/ready").status() == 200);
        assertThat(server.client().data(READ)).isEqualTo("{\"data\":{\"items\":[{\"id\":1}]}}");
        assertThat(Databases.text(
                        database,
                        "postgres",
                        "SELECT bool_and(ssl)::text || bool_or(ssl)::text FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) WHERE application_name = '%s'"
                                .formatted(name)))
                .isEqualTo(isEncrypted ? "truetrue" : "falsefalse");
    }

    /** In readiness for anybody, without names of hosts and files, and in the log of a request. */
    private static void isTheReason(OwnServer server, String name, String reason) throws IOException {
        endSessions(name);
        isNotReady(server, reason);
        Reply refused = refused(server, reason);
        assertThat(refused.body()).doesNotContain(folder.toString());
        assertThat(server.log())
                .containsPattern(
                        "Request " + refused.header("X-Request-Id") + " failed: [A-Z_]+: " + reason + " \\(.+\\)");
    }

    /** The first answer with the reason: one before it may have met a session that was ended while it lay in the pool. */
    private static Reply refused(OwnServer server, String reason) {
        AtomicReference<Reply> refused = new AtomicReference<>();
        Eventually.holds(PATIENCE, () -> {
            refused.set(server.client().query(READ));
            return refused.get().body().contains("\"message\":\"" + reason + "\"");
        });
        return refused.get();
    }

    private static void isNotReady(OwnServer server, String reason) {
        Eventually.holds(
                PATIENCE, () -> server.health().get("health/ready").body().contains("\"reason\":\"" + reason + "\""));
        Reply ready = server.health().get("health/ready");
        assertThat(ready.status()).isEqualTo(503);
        assertThat(ready.body()).doesNotContain("localhost", folder.toString(), "postgres");
    }

    @Test
    void whatIsWrongWithTheDatabasesCertificateIsTheReasonUntilItIsMended() throws Exception {
        secured.offerTls(authority, right);
        try (OwnServer server = OwnServer.start(OPEN, environment(OPEN, "verify-full"))) {
            isServed(server, OPEN, true);
            secured.offerTls(authority, authority.certificate("other.example", VALID));
            isTheReason(server, OPEN, "The certificate of the database is for another host");
            secured.offerTls(authority, authority.certificate("localhost", "-startdate -10d -validity 5"));
            isTheReason(server, OPEN, "The certificate of the database has expired");
            secured.offerTls(authority, authority.certificate("localhost", "-startdate +10d -validity 5"));
            isTheReason(server, OPEN, "The certificate of the database is not valid yet");
            secured.offerTls(stranger, stranger.certificate("localhost", VALID));
            isTheReason(server, OPEN, "The certificate of the database is not trusted");
            secured.offerNoTls();
            isTheReason(server, OPEN, "The database does not offer TLS, which fraiseql.db.ssl-mode asks for");
            secured.offerTls(authority, right);
            isServed(server, OPEN, true);
        }
    }

    /** WildFly needs a script of its own for it. */
    @Test
    @Tag("liberty")
    void whatIsWrongWithOurCertificateIsTheReasonUntilItIsMended() throws Exception {
        secured.offerTls(authority, right);
        try (OwnServer server = OwnServer.start(GUARDED, withClientCertificate())) {
            isServed(server, GUARDED, true);
            secured.trustClientsOf(stranger);
            isTheReason(server, GUARDED, "The database does not accept the client certificate");
            secured.trustClientsOf(authority);
            isServed(server, GUARDED, true);
        }
    }

    /** From the start on: the log of the catalog has it, once. */
    @Test
    @Tag("slow")
    void aClientCertificateThatIsMissingIsTheReason() throws Exception {
        secured.offerTls(authority, right);
        try (OwnServer server = OwnServer.start("tls-missing", environment(GUARDED, "verify-full"))) {
            isNotReady(server, "The database asks for a client certificate");
            assertThat(server.log().lines().filter(line -> line.contains("The catalog could not be read")))
                    .singleElement()
                    .asString()
                    .contains("trying again: The database asks for a client certificate (");
        }
    }

    /** {@code ConnectionFaultsTest} has each mode with each certificate; here is what reaches the driver. */
    @ParameterizedTest
    @CsvSource({
        "disable, right, false",
        "allow, right, false",
        "prefer, stranger, true",
        "require, stranger, true",
        "verify-ca, other-host, true"
    })
    @Tag("slow")
    void eachModeLetsThroughWhatItDoesNotCheck(String mode, String certificate, boolean isEncrypted) throws Exception {
        switch (certificate) {
            case "stranger" -> secured.offerTls(stranger, stranger.certificate("localhost", VALID));
            case "other-host" -> secured.offerTls(authority, authority.certificate("other.example", VALID));
            default -> secured.offerTls(authority, right);
        }
        Map<String, String> environment = environment(OPEN, mode);
        environment.put("PGAPPNAME", "tls-" + mode);
        try (OwnServer server = OwnServer.start("tls-" + mode, environment)) {
            isServed(server, "tls-" + mode, isEncrypted);
        }
    }
}

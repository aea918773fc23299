package org.fraiseql.store.reactive;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.fraiseql.BesideOthers;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.container.Databases;
import org.fraiseql.database.Certificates;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.database.SecuredDatabase;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real PostgreSQL and the client do about certificates, keys and passwords: the same, in the same words, as {@code store.jdbc.ConnectionFaultsTest} has it for the driver. */
@BesideOthers
class EncryptedConnectionsTest {
    private static final String VALID = "-validity 100";
    private static final String FULL = "verify-full";
    private static final BoundStatement ONE = StoreOnProxy.statement("SELECT 1", 1);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it
    private static Path folder;

    @SuppressWarnings("NullAway.Init") // started before all tests
    private static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static SecuredDatabase secured;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Certificates authority;

    /** Whom nobody trusts. */
    @SuppressWarnings("NullAway.Init") // set before all tests
    private static Certificates unknown;

    @BeforeAll
    static void start() throws Exception {
        database = EmbeddedDatabase.temporary();
        authority = Certificates.in(folder.resolve("authority"));
        unknown = Certificates.in(folder.resolve("unknown"));
        secured = new SecuredDatabase(database);
        database.create("certificates", List.of());
        database.create("passwords", List.of());
        Databases.run(database, "postgres", "CREATE ROLE keeper LOGIN PASSWORD 'right'");
        secured.rules(
                "hostssl certificates all all trust clientcert=verify-ca", "host passwords all all scram-sha-256");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static void serve(String host, String validity) throws Exception {
        secured.offerTls(authority, authority.certificate(host, validity));
    }

    private static String root() {
        return authority.root().toString();
    }

    private static DatabaseAddress address(String name, String password, String root, String cert, String key) {
        return new DatabaseAddress(
                "localhost",
                database.port(),
                name,
                name.equals("passwords") ? "keeper" : "postgres",
                password,
                "test",
                Duration.ofSeconds(5),
                root,
                cert,
                key);
    }

    private static ReactiveStore store(DatabaseAddress address, String mode, String... more) {
        List<String> settings = new ArrayList<>(List.of("fraiseql.db.ssl-mode", mode));
        settings.addAll(List.of(more));
        return ReactiveStore.start(address, ReactiveDatabases.config(settings.toArray(String[]::new)), List.of());
    }

    /** What readiness says; empty when the database answers. */
    private static String fault(DatabaseAddress address, String mode, String... more) {
        try (ReactiveStore store = store(address, mode, more)) {
            return fault(store);
        }
    }

    private static String fault(ReactiveStore store) {
        HealthReport report = store.monitor().check();
        if (report.isHealthy()) {
            return "";
        }
        assertThat(report.message()).doesNotContain("localhost", folder.toString(), "postgres");
        return report.message();
    }

    private static String fault(String mode, String root) {
        return fault(address("postgres", "", root, "", ""), mode);
    }

    private static String withKey(Path certificate, Path key) {
        return fault(address("certificates", "", root(), certificate.toString(), key.toString()), FULL);
    }

    private static Path key(String name, byte[] content, String permissions) throws IOException {
        Path key = Files.write(folder.resolve(name), content);
        return Files.setPosixFilePermissions(key, PosixFilePermissions.fromString(permissions));
    }

    private static byte[] pkcs8() throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(authority.key()).replaceAll("-----[A-Z ]+-----", ""));
    }

    @Test
    void certificatesThatAreNotAsTheyShould() throws Exception {
        serve("localhost", VALID);
        assertThat(fault(FULL, root())).isEmpty();
        assertThat(fault(FULL, "/nowhere/root.pem"))
                .isEqualTo("A certificate file for the connection to the database can't be read");
        assertThat(fault(FULL, unknown.root().toString())).isEqualTo("The certificate of the database is not trusted");
        serve("localhost", "-startdate -10d -validity 5");
        assertThat(fault(FULL, root())).isEqualTo("The certificate of the database has expired");
        serve("localhost", "-startdate +10d -validity 5");
        assertThat(fault(FULL, root())).isEqualTo("The certificate of the database is not valid yet");
        serve("other.example", VALID);
        assertThat(fault(FULL, root())).isEqualTo("The certificate of the database is for another host");
        secured.offerNoTls();
        assertThat(fault(FULL, root()))
                .isEqualTo("The database does not offer TLS, which fraiseql.db.ssl-mode asks for");
    }

    /** PostgreSQL manual, 34.19.3: what each mode asks for, and whether the connection is encrypted then. */
    @Test
    void eachModeChecksWhatItSays() throws Exception {
        serve("localhost", VALID);
        outcomesAre(
                "disable plain, allow plain, prefer encrypted, require encrypted, verify-ca encrypted, verify-full encrypted");
        serve("other.example", VALID);
        outcomesAre(
                "disable plain, allow plain, prefer encrypted, require encrypted, verify-ca encrypted, verify-full The certificate of the database is for another host");
        serve("localhost", "-startdate -10d -validity 5");
        outcomesAre(
                "disable plain, allow plain, prefer encrypted, require encrypted, verify-ca The certificate of the database has expired, verify-full The certificate of the database has expired");
        secured.offerTls(unknown, unknown.certificate("localhost", VALID));
        outcomesAre(
                "disable plain, allow plain, prefer encrypted, require encrypted, verify-ca The certificate of the database is not trusted, verify-full The certificate of the database is not trusted");
        secured.offerNoTls();
        String none = " The database does not offer TLS";
        outcomesAre("disable plain, allow plain, prefer plain, require" + none + ", verify-ca" + none + ", verify-full"
                + none);
    }

    private static void outcomesAre(String expected) {
        List<String> outcomes = new ArrayList<>();
        for (String mode : List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")) {
            String outcome = outcome(mode, "fraiseql.db.pipelining", "1");
            assertThat(outcome(mode, "fraiseql.db.pipelining", "8"))
                    .as("pipelined")
                    .isEqualTo(outcome);
            outcomes.add(mode + " " + outcome.replaceFirst(",.*", ""));
        }
        assertThat(String.join(", ", outcomes)).isEqualTo(expected);
    }

    private static String outcome(String mode, String... more) {
        BoundStatement isEncrypted = new BoundStatement(
                TestStatements.of(
                        "SELECT CASE WHEN ssl THEN 'encrypted' ELSE 'plain' END FROM pg_stat_ssl WHERE pid = pg_backend_pid()"),
                List.of(),
                1);
        try (ReactiveStore store = store(address("postgres", "", root(), "", ""), mode, more);
                ReadSession session = store.reads().open(List.of(isEncrypted), RequestTerms.until(Deadline.NEVER))) {
            Rows rows = session.rows(0);
            return StoreOnProxy.column(rows).getFirst();
        } catch (RuntimeException refused) {
            EngineException told =
                    refused instanceof EngineException e ? e : (EngineException) requireNonNull(refused.getCause());
            return told.problems().getFirst().message();
        }
    }

    @Test
    void aClientsOwnCertificateIsShown() throws Exception {
        serve("localhost", VALID);
        assertThat(fault(address("certificates", "", root(), "", ""), FULL))
                .isEqualTo("The database asks for a client certificate");
        Path client = authority.certificate("client.example", VALID);
        assertThat(withKey(client, key("client.pk8", pkcs8(), "rw-------"))).isEmpty();
        assertThat(withKey(client, key("client.pem", Files.readAllBytes(authority.key()), "rw-------")))
                .isEmpty();
        Path stranger = unknown.certificate("client.example", VALID);
        assertThat(withKey(stranger, key("stranger.pem", Files.readAllBytes(unknown.key()), "rw-------")))
                .isEqualTo("The database does not accept the client certificate");
        Path expired = authority.certificate("client.example", "-startdate -10d -validity 5");
        assertThat(withKey(expired, key("client.pk8", pkcs8(), "rw-------")))
                .isEqualTo("The database does not accept the client certificate");
    }

    /** The rule of the JDBC driver and of libpq: nobody but the owner reads a key. */
    @Test
    void keysThatOthersMayReadAreNotUsed() throws Exception {
        serve("localhost", VALID);
        Path client = authority.certificate("client.example", VALID);
        for (String open : List.of("rw-r--r--", "rw-----w-", "rw--w----")) {
            assertThat(withKey(client, key("open.pk8", pkcs8(), open)))
                    .as(open)
                    .isEqualTo("The key file for the connection to the database can be read by others than its owner");
        }
    }

    /** Regression: a key that could not be read when the application started needed a restart. */
    @Test
    void filesCountAsTheyAreWhenAConnectionIsMade() throws Exception {
        serve("localhost", VALID);
        Path client = authority.certificate("client.example", VALID);
        Path key = folder.resolve("later.pk8");
        Path root = folder.resolve("later.pem");
        DatabaseAddress address = address("certificates", "", root.toString(), client.toString(), key.toString());
        String unreadable = "A certificate file for the connection to the database can't be read";
        try (ReactiveStore store = store(address, FULL)) {
            assertThat(fault(store)).isEqualTo(unreadable);
            key("later.pk8", pkcs8(), "rw-------");
            assertThat(fault(store)).isEqualTo(unreadable);
            Files.copy(authority.root(), root);
            assertThat(fault(store)).isEmpty();
        }
    }

    @Test
    void aWrongPasswordIsToldAsOne() {
        assertThat(fault(address("passwords", "right", "", "", ""), "disable")).isEmpty();
        assertThat(fault(address("passwords", "", "", "", ""), "disable"))
                .isEqualTo("The database asks for a password");
        try (ReactiveStore store = store(address("passwords", "wrong", "", "", ""), "disable")) {
            assertThat(fault(store)).isEqualTo("Authentication failed");
            EngineException told = StoreOnProxy.failure(() -> StoreOnProxy.read(store, ONE));
            assertThat(told.code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        }
    }
}

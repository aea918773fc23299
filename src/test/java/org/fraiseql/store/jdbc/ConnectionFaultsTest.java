package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import javax.net.ssl.SSLHandshakeException;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Certificates;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.database.SecuredDatabase;
import org.fraiseql.store.DatabaseUnreachable;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** What a real PostgreSQL and the driver do when something is wrong with certificates or passwords, in a container's wrapping. */
@BesideOthers
class ConnectionFaultsTest {
    private static final String VALID = "-validity 100";
    private static final JdbcErrors ERRORS = new JdbcErrors(Duration.ofSeconds(1));

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
        secured.rules(
                "hostssl certificates all all trust clientcert=verify-ca", "host passwords all all scram-sha-256");
    }

    @AfterAll
    static void stop() throws Exception {
        database.close();
    }

    private static PGSimpleDataSource verified() {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"localhost"});
        source.setPortNumbers(new int[] {database.port()});
        source.setUser("postgres");
        source.setDatabaseName("postgres");
        source.setSslMode("verify-full");
        source.setSslRootCert(authority.root().toString());
        return source;
    }

    /** As a container gives it on. */
    private static Problem problem(Consumer<PGSimpleDataSource> change) {
        PGSimpleDataSource source = verified();
        change.accept(source);
        Throwable thrown = catchThrowable(() -> {
            try (Connection connection = source.getConnection()) {
                connection.isValid(1);
            }
        });
        SQLException failure = (SQLException) thrown;
        EngineException told = ERRORS.noConnection(new SQLException("DSRA0010E", failure.getSQLState(), 0, failure));
        Problem problem = told.problems().getFirst();
        assertThat(problem.message()).doesNotContain("localhost", folder.toString(), "postgres");
        return problem;
    }

    private static void serve(String host, String validity) throws Exception {
        secured.offerTls(authority, authority.certificate(host, validity));
    }

    @Test
    void certificatesThatAreNotAsTheyShould() throws Exception {
        serve("localhost", VALID);
        try (Connection connection = verified().getConnection()) {
            assertThat(connection.isValid(1)).isTrue();
        }
        assertThat(problem(source -> source.setSslRootCert("/nowhere/root.pem")).message())
                .isEqualTo("A certificate file for the connection to the database can't be read");
        assertThat(problem(source -> source.setSslRootCert(unknown.root().toString()))
                        .message())
                .isEqualTo("The certificate of the database is not trusted");
        assertThat(problem(source -> source.setDatabaseName("certificates"))).satisfies(problem -> {
            assertThat(problem.message()).isEqualTo("The database asks for a client certificate");
            assertThat(problem.code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        });

        Path client = authority.certificate("client.example", VALID);
        Path key = Files.write(folder.resolve("open.pk8"), new byte[1]);
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(problem(source -> {
                            source.setSslCert(client.toString());
                            source.setSslKey(key.toString());
                        })
                        .message())
                .isEqualTo("The key file for the connection to the database can be read by others than its owner");

        serve("localhost", "-startdate -10d -validity 5");
        assertThat(problem(source -> {}).message()).isEqualTo("The certificate of the database has expired");
        serve("localhost", "-startdate +10d -validity 5");
        assertThat(problem(source -> {}).message()).isEqualTo("The certificate of the database is not valid yet");
        serve("other.example", VALID);
        assertThat(problem(source -> {}).message()).isEqualTo("The certificate of the database is for another host");
        assertThat(problem(source -> {}).code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);

        secured.offerNoTls();
        assertThat(problem(source -> {}).message())
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

    private static void outcomesAre(String expected) throws SQLException {
        List<String> outcomes = new ArrayList<>();
        for (String mode : List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full")) {
            outcomes.add(mode + " " + outcome(mode).replaceFirst(",.*", ""));
        }
        assertThat(String.join(", ", outcomes)).isEqualTo(expected);
    }

    private static String outcome(String mode) throws SQLException {
        PGSimpleDataSource source = verified();
        source.setSslMode(mode);
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT ssl FROM pg_stat_ssl WHERE pid = pg_backend_pid()")) {
            row.next();
            return row.getBoolean(1) ? "encrypted" : "plain";
        } catch (SQLException refused) {
            return ERRORS.noConnection(refused).problems().getFirst().message();
        }
    }

    @Test
    void whatIsWrongWithTheLogin() {
        Consumer<PGSimpleDataSource> plain = source -> source.setSslMode("disable");
        Problem password = problem(plain.andThen(source -> {
            source.setDatabaseName("passwords");
            source.setPassword("wrong");
        }));
        assertThat(password.message()).isEqualTo("Authentication failed");
        assertThat(password.code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        for (String none : new String[] {"", null}) {
            Problem missing = problem(plain.andThen(source -> {
                source.setDatabaseName("passwords");
                source.setPassword(none);
            }));
            assertThat(missing.message()).isEqualTo("The database asks for a password");
            assertThat(missing.code()).isEqualTo(ErrorCode.AUTHENTICATION_ERROR);
        }
        assertThat(problem(plain.andThen(source -> source.setDatabaseName("absent")))
                        .message())
                .isEqualTo("The database does not exist");
        assertThat(problem(plain.andThen(source -> source.setPortNumbers(new int[] {1})))
                        .message())
                .isEqualTo("Service temporarily unavailable");
    }

    /** Only that nobody answers counts for the circuit breaker: neither a pool that is in use, nor what the database itself says. */
    @Test
    void aDatabaseThatCannotBeReachedIsToldApart() {
        PGSimpleDataSource nobody = new PGSimpleDataSource();
        nobody.setServerNames(new String[] {"localhost"});
        nobody.setPortNumbers(new int[] {1});
        SQLException refused = (SQLException) catchThrowable(nobody::getConnection);
        assertThat(ERRORS.noConnection(new SQLException("DSRA0010E", "08001", refused)))
                .hasCauseInstanceOf(DatabaseUnreachable.class);
        // as Open Liberty gives the driver's own time-out on
        SQLException late = new SQLException("Connection attempt timed out. DSRA0010E: SQL State = 08001", "08001");
        assertThat(ERRORS.noConnection(late)).hasCauseInstanceOf(DatabaseUnreachable.class);
        assertThat(ERRORS.noConnection(new SQLException("the database system is starting up", "57P03")))
                .hasCauseInstanceOf(DatabaseUnreachable.class);

        assertThat(List.of(
                        new SQLTransientConnectionException("Connection not available, timed out", "08001"),
                        new SQLException("sorry, too many clients already", "53300"),
                        new SQLException("password authentication failed", "28P01"),
                        new SQLException("database \"x\" does not exist", "3D000")))
                .allSatisfy(other ->
                        assertThat(ERRORS.noConnection(other).getCause()).isNotInstanceOf(DatabaseUnreachable.class));
    }

    @Test
    void aDatasourceThatIsMissing() {
        Throwable failure = catchThrowable(() -> new NamedDataSource("jdbc/fraiseql").getConnection());
        EngineException told = ERRORS.noConnection((SQLException) failure);
        assertThat(told.problems().getFirst().message()).isEqualTo("no datasource jdbc/fraiseql");
        assertThat(told.code()).isEqualTo(ErrorCode.SERVICE_UNAVAILABLE);
    }

    @Test
    void whatNobodyHasANameForIsStillOneOfTls() {
        SQLException failure = new SQLException("x", "08006", new SSLHandshakeException("no cipher suites in common"));
        assertThat(ERRORS.noConnection(failure).problems().getFirst().message())
                .isEqualTo("No TLS connection to the database comes about");
        SQLException alert =
                new SQLException("x", "08006", new SSLHandshakeException("Received fatal alert: certificate_unknown"));
        assertThat(ERRORS.noConnection(alert).problems().getFirst().message())
                .isEqualTo("The database does not accept the client certificate");
    }
}

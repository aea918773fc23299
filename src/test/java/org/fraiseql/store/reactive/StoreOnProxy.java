package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.TcpProxy;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.TransientFailure;
import org.fraiseql.store.WriteAttempt;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.DatabaseAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** The reactive backend on a real PostgreSQL, with a network between that can fail. Its pool has two connections. */
abstract class StoreOnProxy {
    static final BoundStatement VALUE = statement("SELECT value FROM counter", 1);
    static final BoundStatement INCREMENT =
            statement("UPDATE counter SET value = value + 1 RETURNING value, pg_current_xact_id()", 1);
    static final RequestTerms FOREVER = RequestTerms.until(Deadline.NEVER);
    static final Duration SOCKET_TIMEOUT = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // set before all tests
    static EmbeddedDatabase database;

    @SuppressWarnings("NullAway.Init") // set before each test
    TcpProxy network;

    @SuppressWarnings("NullAway.Init") // set before each test
    ReactiveStore store;

    static BoundStatement statement(String sql, long expectedRows, String... values) {
        return new BoundStatement(TestStatements.of(sql), List.of(values), expectedRows);
    }

    @BeforeAll
    static void start() throws IOException {
        database = EmbeddedDatabase.temporary();
    }

    @AfterAll
    static void stop() throws IOException {
        database.close();
    }

    @BeforeEach
    void connect() throws IOException {
        execute("DROP TABLE IF EXISTS counter", "CREATE TABLE counter (value int)", "INSERT INTO counter VALUES (1)");
        network = TcpProxy.to(database.port());
        store = store(address("postgres", "postgres"));
    }

    @AfterEach
    void disconnect() {
        store.close();
        network.close();
    }

    static ReactiveStore store(DatabaseAddress address, String... more) {
        List<String> settings = new ArrayList<>(List.of(
                "fraiseql.db.query-timeout-ms", "1000",
                "fraiseql.db.socket-timeout-ms", Long.toString(SOCKET_TIMEOUT.toMillis()),
                "fraiseql.db.connection-timeout-ms", "5000",
                "fraiseql.db.validation-timeout-ms", "5000",
                "fraiseql.db.max-connections", "2"));
        settings.addAll(List.of(more));
        return ReactiveStore.start(address, ReactiveDatabases.config(settings.toArray(String[]::new)), List.of());
    }

    DatabaseAddress address(String name, String user) {
        return address(name, user, Duration.ofSeconds(10));
    }

    DatabaseAddress address(String name, String user, Duration connectTimeout) {
        return new DatabaseAddress("127.0.0.1", network.port(), name, user, "", "test", connectTimeout, "", "", "");
    }

    static void execute(String... statements) {
        try (Connection connection = database.connect("postgres");
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> column(Rows rows) {
        List<String> values = new ArrayList<>();
        while (rows.next()) {
            byte[] value = rows.column(0);
            values.add(value == null ? "NULL" : new String(value, StandardCharsets.UTF_8));
        }
        return values;
    }

    List<String> read(BoundStatement statement) {
        return read(store, statement);
    }

    static List<String> read(ReactiveStore from, BoundStatement statement) {
        try (ReadSession session = from.reads().open(List.of(statement), FOREVER)) {
            return column(session.rows(0));
        }
    }

    WriteSession write(WriteAttempt attempt) {
        return store.writes().open(true, attempt, FOREVER);
    }

    static EngineException failure(org.assertj.core.api.ThrowableAssert.ThrowingCallable work) {
        RuntimeException thrown = catchThrowableOfType(RuntimeException.class, work);
        return thrown instanceof TransientFailure && thrown.getCause() instanceof EngineException e
                ? e
                : (EngineException) thrown;
    }
}

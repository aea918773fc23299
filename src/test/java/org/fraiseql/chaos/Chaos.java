package org.fraiseql.chaos;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fraiseql.container.Eventually;
import org.fraiseql.container.GraphQLClient;
import org.fraiseql.container.OwnServer;
import org.fraiseql.database.RestartableDatabase;
import org.fraiseql.network.Fault;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;

/** The server, its database and the network between them, with what can be done to them. */
final class Chaos implements AutoCloseable {
    static final String DATABASE = "chaos";
    static final int ITEMS = 100;
    /** How long most faults last. */
    static final long LASTS_MILLIS = 2_000;

    /** Whoever asks has an answer within this time, whatever it is. */
    static final Duration REQUEST = Duration.ofSeconds(6);

    private static final int TAKERS = 20;
    private static final Duration BACK = Duration.ofSeconds(60);

    private final RestartableDatabase database = new RestartableDatabase();
    private final TcpProxy network;
    private final OwnServer server;

    Chaos() throws IOException, SQLException {
        database.start();
        run("postgres", "CREATE ROLE app LOGIN", "CREATE DATABASE " + DATABASE);
        run(
                DATABASE,
                "ALTER DEFAULT PRIVILEGES GRANT ALL ON TABLES TO app",
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL, spare text)",
                "INSERT INTO item SELECT n, 'item ' || n FROM generate_series(1, " + ITEMS + ") n",
                "CREATE TABLE entry (id bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY, token text NOT NULL)",
                "CREATE TABLE counter (id int PRIMARY KEY, value int NOT NULL)",
                "INSERT INTO counter VALUES (1, 0)",
                "CREATE TABLE large (id int PRIMARY KEY, text text NOT NULL)",
                "INSERT INTO large SELECT n, repeat(n::text, 40) FROM generate_series(1, 20000) n",
                "ANALYZE");
        network = TcpProxy.to(database.port());
        server = OwnServer.start("chaos", environment());
        Eventually.holds(BACK, () -> client().query("{ __typename }").status() == 200 && isReady());
    }

    private Map<String, String> environment() {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(network.port()));
        environment.put("PGUSER", "app");
        environment.put("PGPASSWORD", "");
        environment.put("PGDATABASE", DATABASE);
        environment.put("PGCONNECT_TIMEOUT", "1");
        environment.put("FRAISEQL_DB_MAX_CONNECTIONS", "10");
        environment.put("FRAISEQL_DB_QUERY_TIMEOUT_MS", "2000");
        environment.put("FRAISEQL_DB_SOCKET_TIMEOUT_MS", "3000");
        environment.put("FRAISEQL_DB_CONNECTION_TIMEOUT_MS", "1000");
        environment.put("FRAISEQL_DB_ATTEMPT_TIMEOUT_MS", "4000");
        environment.put("FRAISEQL_LIMITS_MAX_REQUEST_MS", Long.toString(REQUEST.toMillis()));
        environment.put("FRAISEQL_HTTP_FIGURES", "true");
        return environment;
    }

    RestartableDatabase database() {
        return database;
    }

    OwnServer server() {
        return server;
    }

    GraphQLClient client() {
        return server.client();
    }

    boolean isReady() {
        return server.health().get("health/ready").status() == 200;
    }

    static void lasts(long millis) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(millis);
    }

    void network(Fault fault, long millis) throws InterruptedException {
        network.behave(fault);
        lasts(millis);
        network.behave(Plain.NONE);
    }

    /** Past the proxy. */
    void sql(String... statements) throws SQLException {
        run(DATABASE, statements);
    }

    void run(String inDatabase, String... statements) throws SQLException {
        try (Connection connection = database.connect(inDatabase);
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }

    /** Again and again while the fault lasts, with a pause between. */
    void repeat(long pauseMillis, Scenario.Event event) throws Exception {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LASTS_MILLIS);
        while (System.nanoTime() < end) {
            event.happen(this);
            lasts(pauseMillis);
        }
    }

    void endAllSessions() throws SQLException {
        run("postgres", "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '" + DATABASE + "'");
    }

    /** Holds locks for a while. */
    void locked(String lock, long millis) throws SQLException, InterruptedException {
        try (Connection connection = database.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            statement.execute(lock);
            lasts(millis);
            connection.rollback();
        }
    }

    /** Each change of a table fails, or one of several does. */
    void failing(String table, String condition, String sqlState) throws SQLException, InterruptedException {
        sql(
                "CREATE OR REPLACE FUNCTION fail() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN IF " + condition
                        + " THEN RAISE EXCEPTION 'chaos' USING ERRCODE = '" + sqlState
                        + "'; END IF; RETURN NEW; END $$",
                "CREATE TRIGGER chaos BEFORE INSERT OR UPDATE ON " + table + " FOR EACH ROW EXECUTE FUNCTION fail()");
        lasts(LASTS_MILLIS);
        sql("DROP TRIGGER chaos ON " + table);
    }

    /** Takes all connections that the database has left, and those of the server. */
    void exhausted(long millis) throws SQLException, InterruptedException {
        Queue<Connection> taken = new ConcurrentLinkedQueue<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < TAKERS; i++) {
                threads.submit(() -> takeAll(taken));
            }
            endAllSessions();
        }
        lasts(millis);
        for (Connection connection : taken) {
            connection.close();
        }
    }

    private void takeAll(Queue<Connection> taken) {
        try {
            while (true) {
                taken.add(database.connect("postgres"));
            }
        } catch (SQLException full) {
            // that was the last one
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        network.close();
        database.close();
    }
}

package org.fraiseql.hostile;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.container.Databases;
import org.fraiseql.container.GraphQLClient;
import org.fraiseql.container.IntegrationServer;
import org.fraiseql.container.OwnServer;
import org.fraiseql.database.EmbeddedDatabase;

/**
 * The product on a server and a database of its own, as in production: development's profile is off. Tables: {@code item(id, name)} with 1,000 rows, for short
 * answers; {@code bulk(id, filler)} with 100,000 rows of 400 characters, 40 MB as JSON; {@code slow} has one row that takes 20 s, {@code dripping} 100,000, one each
 * 5 ms. Thread-safe; whoever starts it closes it.
 */
public final class TargetServer implements AutoCloseable {
    /** A read by key, the shortest there is, and its answer. */
    public static final String Q1 = "{ item(id: 1) { name } }";

    public static final String Q1_ANSWER = "{\"data\":{\"item\":{\"name\":\"item 1\"}}}";

    /** 40 MB. */
    public static final String ALL = "{ bulks { id filler } }";

    /** Clients as an ordinary minute has them, and what each asks for: reads by key, lists, a list that is streamed. */
    private static final int WARM_UP_CLIENTS = 16;

    private static final int WARM_UP_ROUNDS = 50;

    private final String database;
    private final OwnServer server;

    private TargetServer(String database, OwnServer server) {
        this.database = database;
        this.server = server;
    }

    public static TargetServer start(String name) throws IOException, SQLException {
        return start(name, Map.of());
    }

    /**
     * @param name of its database and of its folder below {@code target}
     * @param environment what it sees beyond our own environment and the way to its database, which it may change
     */
    public static TargetServer start(String name, Map<String, String> environment) throws IOException, SQLException {
        EmbeddedDatabase postgres = IntegrationServer.database();
        postgres.create(name, List.of());
        Databases.run(
                postgres,
                name,
                "CREATE TABLE item (id int PRIMARY KEY, name text NOT NULL)",
                "INSERT INTO item SELECT n, 'item ' || n FROM generate_series(1, 1000) n",
                "CREATE TABLE bulk (id int PRIMARY KEY, filler text NOT NULL)",
                "INSERT INTO bulk SELECT n, left(repeat(md5(n::text), 13), 400) FROM generate_series(1, 100000) n",
                "CREATE VIEW slow AS SELECT id, left(pg_sleep(20)::text, 0) AS slept FROM item WHERE id = 1",
                "CREATE VIEW dripping AS SELECT id, left(pg_sleep(0.005)::text, 0) AS slept FROM bulk",
                "ANALYZE item, bulk");
        Map<String, String> all = new LinkedHashMap<>(postgres.environment(name));
        all.put("JVM_ARGS", "-Xmx512m"); // with the optimising compiler, as times are measured
        all.putAll(environment);
        return new TargetServer(name, OwnServer.start(name, all));
    }

    /** Until it is a server that has worked for a minute: its code is compiled, its pool has its connections. */
    public void warmUp() throws InterruptedException {
        List<Thread> clients = new ArrayList<>();
        for (int i = 0; i < WARM_UP_CLIENTS; i++) {
            clients.add(Thread.ofVirtual().start(this::useAsUsual));
        }
        for (Thread client : clients) {
            client.join();
        }
    }

    private void useAsUsual() {
        List<String> queries = List.of(
                Q1, Q1, Q1, Q1, Q1, "{ items(limit: 100) { id name } }", "{ bulks(limit: 1000) { id filler } }");
        for (int i = 0; i < WARM_UP_ROUNDS; i++) {
            queries.forEach(client()::query);
            health().get("health/ready");
        }
    }

    /** @return processor time of the server for an innocent client alone, with what is compiled meanwhile */
    public Duration processorTimeOfOne(Duration lasting) throws IOException, InterruptedException {
        Footprint before = footprint();
        try (InnocentClient innocent = InnocentClient.of(this)) {
            Thread.sleep(lasting);
            innocent.observed().isUnharmed();
        }
        return footprint().cpuSince(before);
    }

    public int port() {
        return server.port();
    }

    public GraphQLClient client() {
        return server.client();
    }

    /** For {@code health/ready} and the others. */
    public GraphQLClient health() {
        return server.health();
    }

    public EmbeddedDatabase postgres() {
        return IntegrationServer.database();
    }

    public String database() {
        return database;
    }

    /** Of the server until now. */
    public Footprint footprint() throws IOException {
        return Footprint.of(server.jvm());
    }

    /** What an operator sees. */
    public String log() throws IOException {
        return server.log();
    }

    @Override
    public void close() {
        server.close();
    }
}

package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.SocketException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.container.Databases;
import org.fraiseql.container.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that ask for much and take nothing, more of them than the pool has connections. */
@Tag("hostile")
class SlowReadersIT {
    /** Long enough for some 400 looks at the health, so that a p99 is more than the second slowest of them. */
    private static final Duration ATTACK = Duration.ofSeconds(20);

    private static final int CLIENTS = 50;
    /** More than the server has threads. */
    private static final int MANY = 150;

    private static final int RECEIVE_BUFFER = 4_096;
    private static final int MAX_HELD = 32 << 20;

    /** Held until it is complete, then sent as the client takes it: some 600 KB. */
    private static final String HELD = "{ bulks(limit: 1400) { id filler } }";
    /** Sent at once: some 40 KB. */
    private static final String SHORT = "{ bulks(limit: 90) { id filler } }";

    /** The longest file of the console: a megabyte. */
    private static final String CONSOLE_SCRIPT = "/webjars/graphiql/2.4.7/graphiql.min.js";

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FRAISEQL_HTTP_MAX_HELD_BYTES", Integer.toString(MAX_HELD));
        environment.put("FRAISEQL_HTTP_CONSOLE", "true");
        environment.put("FRAISEQL_HTTP_INTROSPECTION", "true");
        server = TargetServer.start("slow_readers", environment);
        server.warmUp();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void streamsThatNobodyTakesLeaveConnectionsForOthers() throws IOException, InterruptedException {
        String asked = RawClient.query(TargetServer.ALL);
        isUnharmedBeside(CLIENTS, client -> {
            client.send(asked);
            Thread.sleep(ATTACK);
        });
    }

    /**
     * The system's own buffers take up to 4 MB for each connection; beyond these no thread may wait for any of them, and 32 MB may be held for all together. Those
     * that have waited the longest lose their connections.
     */
    @Test
    void completeAnswersThatNobodyTakesAreBoundedTogether() throws IOException, InterruptedException {
        Footprint before = server.footprint();
        String asked = RawClient.query(HELD).repeat(12);
        int ended = isUnharmedBeside(MANY, client -> {
            client.send(asked);
            Thread.sleep(ATTACK);
            client.send("x"); // a connection that was reset says so here at the latest
            client.send("x");
        });
        assertThat(ended).isGreaterThanOrEqualTo(MANY / 3);
        assertThat(server.footprint().residentMegabytesMoreThan(before)).isLessThan(300);
    }

    /** One after the other on the same connection, until the server has nowhere to write to. */
    @Test
    void shortAnswersThatNobodyTakesHoldNoPlace() throws IOException, InterruptedException {
        String asked = RawClient.query(SHORT).repeat(200);
        isUnharmedBeside(CLIENTS, client -> {
            client.send(asked);
            Thread.sleep(ATTACK);
        });
    }

    /** One after the other on the same connection: the server's threads write them, and wait. */
    @Test
    void filesThatNobodyTakesLeaveThreadsForOthers() throws IOException, InterruptedException {
        assertThat(server.client().get(CONSOLE_SCRIPT.substring(1)).body()).hasSizeGreaterThan(900_000);
        String asked = (RawClient.get(CONSOLE_SCRIPT) + RawClient.get("/graphql/schema.graphql")).repeat(200);
        isUnharmedBeside(MANY, client -> {
            client.send(asked);
            Thread.sleep(ATTACK);
        });
    }

    /** Who takes something, but less than must be taken: after ten seconds or so the answer ends, and its connection to the database is free. */
    @Test
    void whoeverTakesTooLittleIsCutOff() throws IOException, InterruptedException, SQLException {
        long start = System.nanoTime();
        try (RawClient client = RawClient.connect(InetAddress.getLoopbackAddress(), server.port(), RECEIVE_BUFFER)) {
            client.send(RawClient.query(TargetServer.ALL));
            client.read(20, ATTACK);
            assertThat(Databases.busySessions(server.postgres(), server.database()))
                    .isPositive();
            while (Databases.busySessions(server.postgres(), server.database()) > 0) {
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(25));
                Thread.sleep(100);
                client.read(20, Duration.ofMillis(1));
            }
        } catch (SocketException cutOff) {
            Eventually.holds(ATTACK, () -> Databases.busySessions(server.postgres(), server.database()) == 0);
        }
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(9));
    }

    /** What is asked for in the first moment keeps the processors busy, as answers are made that the system's buffers still take. @return how many of the attackers lost their connection */
    private static int isUnharmedBeside(int clients, Crowd.Behaviour attack) throws IOException, InterruptedException {
        try (InnocentClient innocent = InnocentClient.of(server);
                Crowd crowd = Crowd.of(clients, server.port(), RECEIVE_BUFFER, attack)) {
            Thread.sleep(ATTACK.plusSeconds(1));
            innocent.observed().isUnharmedAfterAMoment();
            return crowd.ended();
        }
    }
}

package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import org.fraiseql.container.Databases;
import org.fraiseql.container.Eventually;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Clients that ask for what takes the database long, or the server much memory, more of them than it works for at once. */
@Tag("hostile")
class SlowStatementsIT {
    /** Long enough for some 400 looks at the health, so that a p99 is more than the second slowest of them. */
    private static final Duration ATTACK = Duration.ofSeconds(20);

    private static final int CLIENTS = 50;
    /** Of the server, see {@link TargetServer}. */
    private static final int HEAP_MEGABYTES = 512;

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        server = TargetServer.start("slow_statements", Map.of("FRAISEQL_LIMITS_MAX_REQUEST_MS", "10000"));
        server.warmUp();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void statementsThatTakeLongLeavePlacesForOthers() throws IOException, InterruptedException {
        isUnharmedBeside("{ slows { id slept } }");
    }

    /** No part of the answer is long in coming, and there is no end of them. */
    @Test
    void rowsThatDripLeavePlacesForOthersAndEnd() throws IOException, InterruptedException {
        isUnharmedBeside("{ drippings { id slept } }");
        Eventually.holds(
                Duration.ofSeconds(15), () -> Databases.busySessions(server.postgres(), server.database()) == 0);
    }

    /** Some 40 MB each, that are held until the transaction has ended. */
    @Test
    void answersOfMutationsAreBoundedTogether() throws IOException, InterruptedException {
        String filler = "x".repeat(400);
        String mutation =
                "mutation { bulkUpdateBulks(where: {id: {gt: 0}}, atMost: 100000, input: {filler: \"%s\"}) { records { id filler } } }"
                        .formatted(filler);
        try (Crowd crowd = Crowd.of(CLIENTS, server.port(), 0, client -> {
            client.send(RawClient.query(mutation));
            Thread.sleep(ATTACK);
        })) {
            Thread.sleep(ATTACK.plusSeconds(1));
        }
        Eventually.holds(
                Duration.ofSeconds(30),
                () -> server.client().query(TargetServer.Q1).body().equals(TargetServer.Q1_ANSWER));
        assertThat(server.footprint().residentBytes() >> 20).isLessThan(HEAP_MEGABYTES + 300);
    }

    private static void isUnharmedBeside(String query) throws IOException, InterruptedException {
        Footprint before = server.footprint();
        try (InnocentClient innocent = InnocentClient.of(server);
                Crowd crowd = Crowd.of(CLIENTS, server.port(), 0, client -> {
                    client.send(RawClient.query(query).repeat(2)); // one lasts as long as a request may
                    Thread.sleep(ATTACK);
                })) {
            Thread.sleep(ATTACK.plusSeconds(1));
            innocent.observed().isUnharmed();
        }
        assertThat(server.footprint().cpuSince(before)).isLessThan(ATTACK);
        assertThat(server.footprint().residentMegabytesMoreThan(before)).isLessThan(300);
    }
}

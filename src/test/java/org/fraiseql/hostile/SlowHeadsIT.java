package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests whose heads never come to their end, from one address. What bounds their number is the server's, and a proxy before it. */
@Tag("hostile")
class SlowHeadsIT {
    /** Longer than servers wait for the next byte. */
    private static final Duration ATTACK = Duration.ofSeconds(13);

    /** Many times as many as the server has threads. */
    private static final int CONNECTIONS = 500;

    /** Time of the server's processors, beyond what somebody innocent takes. */
    private static final Duration OF_ALL_ATTACKERS = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @SuppressWarnings("NullAway.Init")
    private static Duration alone;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        server = TargetServer.start("slow_heads");
        server.warmUp();
        alone = server.processorTimeOfOne(ATTACK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void headsThatDripHoldNoThread() throws IOException, InterruptedException {
        Footprint before = server.footprint();
        try (InnocentClient innocent = InnocentClient.of(server);
                Crowd crowd = Crowd.of(CONNECTIONS, server.port(), 0, SlowHeadsIT::drip)) {
            Thread.sleep(ATTACK);
            assertThat(server.footprint().threads() - before.threads())
                    .as("threads more than before")
                    .isLessThan(30);
            innocent.observed().isUnharmed();
        }
        assertThat(server.footprint().cpuSince(before)).isLessThan(alone.plus(OF_ALL_ATTACKERS));
        assertThat(server.footprint().residentMegabytesMoreThan(before)).isLessThan(100);
    }

    /** A letter of a header each second, until it is over. */
    private static void drip(RawClient client) throws IOException, InterruptedException {
        client.send(RawClient.POST + "X-Drip: ");
        while (true) {
            Thread.sleep(1_000);
            client.send("x");
        }
    }
}

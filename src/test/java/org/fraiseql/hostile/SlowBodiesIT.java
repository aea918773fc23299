package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Requests whose bodies never come to their end. */
@Tag("hostile")
class SlowBodiesIT {
    private static final Duration ATTACK = Duration.ofSeconds(8);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        server = TargetServer.start("slow_bodies");
        server.warmUp();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobodyWaitsForBodiesThatDoNotCome() throws IOException, InterruptedException {
        isUnharmedBeside(client -> {
            client.send(RawClient.POST + "Content-Length: 1000\r\n\r\n{\"query\":");
            client.isOpen(ATTACK);
        });
    }

    private static void isUnharmedBeside(Crowd.Behaviour attack) throws IOException, InterruptedException {
        try (InnocentClient innocent = InnocentClient.of(server);
                Crowd crowd = Crowd.of(40, server.port(), 0, attack)) {
            Thread.sleep(ATTACK);
            innocent.observed().isUnharmed();
        }
        assertThat(server.footprint().residentBytes()).isPositive();
    }
}

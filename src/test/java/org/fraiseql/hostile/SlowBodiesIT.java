package org.fraiseql.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests whose bodies never come to their end. */
@Tag("hostile")
class SlowBodiesIT {
    private static final Duration ATTACK = Duration.ofSeconds(8);
    /** More than the server has threads. */
    private static final int CLIENTS = 80;

    /** Time of the server's processors, beyond what somebody innocent takes. */
    private static final Duration OF_ALL_ATTACKERS = Duration.ofSeconds(2);

    @SuppressWarnings("NullAway.Init") // set before all tests
    private static TargetServer server;

    @SuppressWarnings("NullAway.Init")
    private static Duration alone;

    @BeforeAll
    static void deploy() throws IOException, SQLException, InterruptedException {
        server = TargetServer.start("slow_bodies");
        server.warmUp();
        alone = server.processorTimeOfOne(ATTACK);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** As long as it says, in chunks, asked for by the server first; at once, or a letter each second. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "Content-Length: 1000\r\n\r\n{\"query\":",
                "Transfer-Encoding: chunked\r\n\r\n400\r\n{\"query\":",
                "Expect: 100-continue\r\nContent-Length: 1000\r\n\r\n",
            })
    void nobodyWaitsForBodiesThatDoNotCome(String rest) throws IOException, InterruptedException {
        AtomicInteger clients = new AtomicInteger();
        isUnharmedBeside(client -> {
            boolean drips = clients.getAndIncrement() % 2 == 1;
            client.send(RawClient.POST + rest);
            while (drips) {
                Thread.sleep(1_000);
                client.send(" ");
            }
            client.isOpen(ATTACK);
        });
    }

    /** Where the application reads no body it is the server that must not wait for it. */
    @Test
    void nobodyWaitsForThemAtOtherPathsEither() throws IOException, InterruptedException {
        List<String> paths = List.of(
                "/", "/nothing", "/graphql/admin/reload", "/graphql/schema.graphql", "/health/ready", "/graphql/a/b");
        AtomicInteger clients = new AtomicInteger();
        isUnharmedBeside(client -> {
            String path = paths.get(clients.getAndIncrement() % paths.size());
            client.send(RawClient.POST.replace("/graphql", path) + "Content-Length: 1000\r\n\r\n{\"query\":");
            client.isOpen(ATTACK);
        });
    }

    private static void isUnharmedBeside(Crowd.Behaviour attack) throws IOException, InterruptedException {
        Footprint before = server.footprint();
        try (InnocentClient innocent = InnocentClient.of(server);
                Crowd crowd = Crowd.of(CLIENTS, server.port(), 0, attack)) {
            Thread.sleep(ATTACK);
            innocent.observed().isUnharmed();
        }
        assertThat(server.footprint().cpuSince(before)).isLessThan(alone.plus(OF_ALL_ATTACKERS));
        assertThat(server.footprint().residentMegabytesMoreThan(before)).isLessThan(100);
    }
}

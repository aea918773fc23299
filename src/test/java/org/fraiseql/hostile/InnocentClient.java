package org.fraiseql.hostile;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.fraiseql.container.Reply;

/**
 * Somebody who uses the server as it is meant, while others attack it: asks for a row by key on a connection that is kept, the same on a new connection each
 * time, and for its health. Asks at fixed times, and counts from the time at which a request was due, so that answers that never come weigh as they should.
 */
public final class InnocentClient implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(25);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Long> health = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean isOver;

    private InnocentClient() {}

    public static InnocentClient of(TargetServer server) {
        InnocentClient client = new InnocentClient();
        client.go(client.reads, () -> wrongIn(server.client().query(TargetServer.Q1), TargetServer.Q1_ANSWER));
        client.go(client.reads, () -> newcomer(server.port()));
        client.go(client.health, () -> wrongIn(server.health().get("health/ready"), "\"status\":\"UP\""));
        return client;
    }

    private static String newcomer(int port) throws IOException {
        try (RawClient client = RawClient.connect(port)) {
            String response = client.send(RawClient.query(TargetServer.Q1)).response(PATIENCE);
            return response.endsWith("\r\n\r\n" + TargetServer.Q1_ANSWER) ? "" : response;
        }
    }

    private static String wrongIn(Reply reply, String expected) {
        return reply.status() == 200 && reply.body().contains(expected) ? "" : reply.status() + " " + reply.body();
    }

    /** @param ask tells what is wrong with the answer; empty when nothing is */
    private void go(Queue<Long> times, Callable<String> ask) {
        threads.add(Thread.ofVirtual().start(() -> {
            long due = System.nanoTime();
            while (!isOver) {
                try {
                    String problem = ask.call();
                    times.add(System.nanoTime() - due);
                    if (!problem.isEmpty()) {
                        wrong.add(problem);
                    }
                    due += BETWEEN.toNanos();
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                } catch (InterruptedException over) {
                    return;
                } catch (Exception e) {
                    times.add(System.nanoTime() - due);
                    wrong.add(String.valueOf(e));
                }
            }
        }));
    }

    /** Asks no more. @return what was noticed since the start */
    public Observed observed() throws InterruptedException {
        isOver = true;
        for (Thread thread : threads) {
            thread.join();
        }
        return new Observed(sorted(reads), sorted(health), List.copyOf(wrong));
    }

    private static List<Duration> sorted(Queue<Long> nanos) {
        return nanos.stream().sorted().map(Duration::ofNanos).toList();
    }

    @Override
    public void close() {
        isOver = true;
        threads.forEach(Thread::interrupt);
    }
}

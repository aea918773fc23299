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
 * time, and for its health. Asks at fixed times, whether earlier answers have come or not, and counts from the time at which a request was due.
 */
public final class InnocentClient implements AutoCloseable {
    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final Queue<Long> reads = new ConcurrentLinkedQueue<>();
    private final Queue<Long> health = new ConcurrentLinkedQueue<>();
    private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
    private final List<Thread> schedules = new ArrayList<>();
    private final Queue<Thread> asked = new ConcurrentLinkedQueue<>();
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
        schedules.add(Thread.ofVirtual().start(() -> {
            long due = System.nanoTime();
            while (!isOver) {
                long begin = due;
                asked.add(Thread.ofVirtual().start(() -> once(times, begin, ask)));
                due += BETWEEN.toNanos();
                try {
                    TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                } catch (InterruptedException over) {
                    return;
                }
            }
        }));
    }

    private void once(Queue<Long> times, long due, Callable<String> ask) {
        try {
            String problem = ask.call();
            if (!problem.isEmpty()) {
                wrong.add(problem);
            }
        } catch (InterruptedException over) {
            return;
        } catch (Exception e) {
            wrong.add(String.valueOf(e));
        }
        times.add(System.nanoTime() - due);
    }

    /** Asks no more. @return what was noticed since the start */
    public Observed observed() throws InterruptedException {
        isOver = true;
        for (Thread thread : schedules) {
            thread.join();
        }
        for (Thread thread : asked) {
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
        schedules.forEach(Thread::interrupt);
        asked.forEach(Thread::interrupt);
    }
}

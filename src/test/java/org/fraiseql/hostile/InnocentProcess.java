package org.fraiseql.hostile;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.fraiseql.container.GraphQLClient;
import org.fraiseql.container.Reply;

/**
 * What an {@link InnocentClient} does, in a process of its own, which the attackers' work does not slow down. Asks at fixed times, whether earlier answers have come
 * or not, and counts from the time at which a request was due. Says {@value #READY} when it begins, goes on until its input ends, and then prints a line for each
 * answer: {@code R} (read), {@code H} (health) or {@code M} (nothing but the machine: a server in this process that does nothing), when it was due and how long it took in nanoseconds; {@code W} and the text of each wrong one.
 */
public final class InnocentProcess {
    static final String READY = "ready";

    private static final Duration BETWEEN = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    /** So that its own code is compiled. */
    private static final int WARM_UP = 150;

    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Queue<Thread> asked = new ConcurrentLinkedQueue<>();
    private volatile boolean isOver;

    private record Kind(String letter, Callable<String> ask) {}

    private InnocentProcess() {}

    /** @param args the roots of GraphQL and of the health checks */
    public static void main(String... args) throws Exception {
        GraphQLClient graphql = new GraphQLClient(URI.create(args[0]));
        GraphQLClient health = new GraphQLClient(URI.create(args[1]));
        int port = URI.create(args[0]).getPort();
        HttpServer idle = idle();
        GraphQLClient machine = new GraphQLClient(
                URI.create("http://localhost:" + idle.getAddress().getPort() + "/"));
        List<Kind> kinds = List.of(
                new Kind("R", () -> wrongIn(graphql.query(TargetServer.Q1), TargetServer.Q1_ANSWER)),
                new Kind("R", () -> newcomer(port)),
                new Kind("H", () -> wrongIn(health.get("health/ready"), "\"status\":\"UP\"")),
                new Kind("M", () -> wrongIn(machine.get("nothing"), "nothing")));
        for (int i = 0; i < WARM_UP; i++) {
            for (Kind kind : kinds) {
                kind.ask.call();
            }
        }
        PrintStream out = System.out;
        out.println(READY);
        new InnocentProcess().askUntilInputEnds(kinds).forEach(out::println);
        idle.stop(0);
    }

    private static HttpServer idle() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            byte[] body = "nothing".getBytes(StandardCharsets.US_ASCII);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.setExecutor(
                Executors.newFixedThreadPool(4, Thread.ofPlatform().daemon().factory()));
        server.start();
        return server;
    }

    private Queue<String> askUntilInputEnds(List<Kind> kinds) throws IOException, InterruptedException {
        long start = System.nanoTime();
        List<Thread> schedules = new ArrayList<>();
        for (Kind kind : kinds) {
            schedules.add(Thread.ofVirtual().start(() -> schedule(kind, start)));
        }
        System.in.transferTo(System.err);
        isOver = true;
        for (Thread thread : schedules) {
            thread.join();
        }
        for (Thread thread : asked) {
            thread.join();
        }
        return lines;
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

    private void schedule(Kind kind, long start) {
        long due = System.nanoTime();
        while (!isOver) {
            long begin = due;
            asked.add(Thread.ofVirtual().start(() -> once(kind, start, begin)));
            due += BETWEEN.toNanos();
            try {
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
            } catch (InterruptedException over) {
                return;
            }
        }
    }

    private void once(Kind kind, long start, long due) {
        try {
            String problem = kind.ask.call();
            if (!problem.isEmpty()) {
                lines.add("W " + problem.replaceAll("\\s+", " "));
            }
        } catch (Exception e) {
            lines.add("W " + e);
        }
        lines.add(kind.letter + " " + (due - start) + " " + (System.nanoTime() - due));
    }
}

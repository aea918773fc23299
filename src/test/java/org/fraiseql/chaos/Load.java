package org.fraiseql.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.container.Reply;

/** Clients that go on asking: half of them read rows whose content is known, half write a row that none has written before. */
final class Load {
    static final int CLIENTS = 32;

    private static final Pattern CODE = Pattern.compile("\"code\":\"([A-Z_]+)\"");
    /** No code: a table that is there, without rows. */
    static final String EMPTY = "(no rows)";

    private static final Set<String> FOR_THE_MOMENT =
            Set.of("SERVICE_UNAVAILABLE", "QUERY_TIMEOUT", "TRANSACTION_ROLLBACK");
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final AtomicLong TOKENS = new AtomicLong();

    private final Chaos chaos;
    private final AtomicBoolean isOver = new AtomicBoolean();
    private final Queue<Asked> asked = new ConcurrentLinkedQueue<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param token of a write; blank for a read */
    private record Asked(String token, String expected, Reply reply, Duration took, long endNanos) {
        boolean isAnswer() {
            return reply.body().equals(expected);
        }

        boolean isWrite() {
            return !token.isEmpty();
        }

        boolean isDoubtful() {
            return reply.body().contains("\"outcome\":\"unknown\"");
        }

        String code() {
            Matcher code = CODE.matcher(reply.body());
            if (code.find()) {
                return code.group(1);
            }
            return reply.body().contains("\"items\":[]") ? EMPTY : "";
        }
    }

    Load(Chaos chaos) {
        this.chaos = chaos;
        for (int i = 0; i < CLIENTS; i++) {
            boolean writes = i % 2 == 0;
            threads.add(Thread.ofVirtual().start(() -> ask(writes)));
        }
    }

    private void ask(boolean writes) {
        while (!isOver.get()) {
            long number = TOKENS.incrementAndGet();
            asked.add(writes ? write("t" + number) : read(1 + (int) (number % Chaos.ITEMS)));
        }
    }

    private Asked write(String token) {
        return timed(
                token,
                "mutation { createEntry(input: {token: \"" + token + "\"}) { token } }",
                "{\"data\":{\"createEntry\":{\"token\":\"" + token + "\"}}}");
    }

    private Asked read(int id) {
        return timed(
                "",
                "{ item(id: " + id + ") { name } items(where: {id: {lte: 2}}, orderBy: [{id: ASC}]) { id name } }",
                "{\"data\":{\"item\":{\"name\":\"item " + id
                        + "\"},\"items\":[{\"id\":1,\"name\":\"item 1\"},{\"id\":2,\"name\":\"item 2\"}]}}");
    }

    private Asked timed(String token, String query, String expected) {
        long start = System.nanoTime();
        Reply reply = chaos.client().query(query);
        long end = System.nanoTime();
        return new Asked(token, expected, reply, Duration.ofNanos(end - start), end);
    }

    /** Whether reads and writes that were begun after this moment have been answered. */
    boolean isAnswered(long sinceNanos) {
        boolean isRead = false;
        boolean isWritten = false;
        for (Asked one : asked) {
            boolean isNew = one.endNanos - one.took.toNanos() - sinceNanos > 0;
            isRead |= isNew && !one.isWrite() && one.isAnswer();
            isWritten |= isNew && one.isWrite() && one.isAnswer();
        }
        return isRead && isWritten;
    }

    void stop() throws InterruptedException {
        isOver.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    /** Whatever was no answer says by its code that it may be one later. */
    void nothingIsWrong(Set<String> also) {
        List<String> wrong = asked.stream()
                .filter(one -> !one.isAnswer())
                .filter(one -> !FOR_THE_MOMENT.contains(one.code()) && !also.contains(one.code()))
                .map(one -> one.reply.status() + " " + one.reply.body())
                .distinct()
                .limit(5)
                .toList();
        assertThat(wrong).isEmpty();
        assertThat(asked.stream()
                        .filter(one -> one.took.compareTo(Chaos.REQUEST.plus(MARGIN)) > 0)
                        .toList())
                .isEmpty();
    }

    /** What is answered from this moment on, but for what was begun before. */
    void allAreAnswered(long sinceNanos) {
        List<Asked> since = asked.stream()
                .filter(one -> one.endNanos - one.took.toNanos() - sinceNanos > 0)
                .toList();
        assertThat(since).isNotEmpty();
        assertThat(since.stream().filter(one -> !one.isAnswer()).toList()).isEmpty();
    }

    /** What was acknowledged is there once, what was refused is not, and what is in doubt is there once or not. */
    void nothingIsLostOrDoubled() throws SQLException {
        Map<String, Integer> written = written();
        List<String> wrong = new ArrayList<>();
        for (Asked one : asked) {
            int count = written.getOrDefault(one.token, 0);
            boolean isRight = one.isAnswer() ? count == 1 : count == 0 || (count == 1 && one.isDoubtful());
            if (one.isWrite() && !isRight) {
                wrong.add(one.token + " is there " + count + " times: " + one.reply.body());
            }
        }
        assertThat(wrong).isEmpty();
    }

    private Map<String, Integer> written() throws SQLException {
        Map<String, Integer> written = new LinkedHashMap<>();
        try (Connection connection = chaos.database().connect(Chaos.DATABASE);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT token, count(*) FROM entry GROUP BY token")) {
            while (rows.next()) {
                written.put(rows.getString(1), rows.getInt(2));
            }
        }
        return written;
    }

    /** For the table in the log. */
    String figures() {
        Map<String, Long> byCode = new TreeMap<>();
        asked.stream()
                .filter(one -> !one.isAnswer())
                .forEach(one -> byCode.merge(one.isDoubtful() ? "in doubt" : one.code(), 1L, Long::sum));
        long answers = asked.stream().filter(Asked::isAnswer).count();
        long longest =
                asked.stream().mapToLong(one -> one.took.toMillis()).max().orElse(0);
        return "%d answers, %s, longest %d ms".formatted(answers, byCode, longest);
    }
}

package org.fraiseql.execution;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.Problem;

/** The latest requests that took long and asked the database something, for people to look at. Without values. Bounded in number and length. Thread-safe. */
public final class RecentSlowQueries implements Observer {
    private static final int MOST = 50;
    private static final int LONGEST_TEXT = 2000;
    private static final int LONGEST_NAME = 60;

    private final long thresholdNanos;
    private final Deque<Map<String, Object>> latest = new ArrayDeque<>();

    public RecentSlowQueries(Duration threshold) {
        this.thresholdNanos = threshold.toNanos();
    }

    @Override
    public void ended(Observation request) {
        if (request.times().nanosSinceStart() >= thresholdNanos
                && (!request.statements().isEmpty() || !errors(request).isEmpty())) {
            keep(shown(request));
        }
    }

    private void keep(Map<String, Object> slow) {
        synchronized (latest) {
            if (latest.size() == MOST) {
                latest.removeLast();
            }
            latest.addFirst(slow);
        }
    }

    /** The latest first: {@code at}, {@code milliseconds}, {@code stages}, {@code operation}, {@code requestId}, {@code errors}, {@code statements}. */
    public List<Map<String, Object>> shown() {
        synchronized (latest) {
            return new ArrayList<>(latest);
        }
    }

    private static Map<String, Object> shown(Observation request) {
        Map<String, Object> stages = new LinkedHashMap<>();
        request.times().nanosByStage().forEach((stage, nanos) -> stages.put(stage, nanos / 1_000_000));
        Map<String, Object> slow = new LinkedHashMap<>();
        slow.put("at", Instant.now().toString());
        slow.put("milliseconds", request.times().nanosSinceStart() / 1_000_000);
        slow.put("stages", stages);
        slow.put("operation", shortened(request.operationName().orElse(""), LONGEST_NAME));
        slow.put("requestId", request.requestId());
        slow.put("errors", errors(request));
        slow.put(
                "statements",
                request.statements().stream()
                        .limit(MOST)
                        .map(statement ->
                                shortened(statement.bound().statement().text(), LONGEST_TEXT))
                        .toList());
        return slow;
    }

    private static List<String> errors(Observation request) {
        return request.result()
                .map(result -> result.problems().stream()
                        .map(Problem::code)
                        .map(Enum::name)
                        .distinct()
                        .toList())
                .orElse(List.of("BROKEN_OFF"));
    }

    private static String shortened(String text, int longest) {
        return text.length() > longest ? text.substring(0, longest) + "…" : text;
    }
}

package org.fraiseql.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A database that stands still until a test lets it go on, and answers each key with itself. Keys say what is wrong with them: {@code bad} ones are refused, those
 * that are {@code gone} cancelled, {@code broken} and {@code exhausting} ones meet a defect or the end of memory while their rows come, {@code slow} ones wait until the test ends, or the statement's deadline. Thread-safe.
 */
final class StandingDatabase implements Backend {
    final List<BoundStatement> asked = Collections.synchronizedList(new ArrayList<>());
    final List<RequestTerms> terms = Collections.synchronizedList(new ArrayList<>());
    private final Semaphore arrived = new Semaphore(0);
    final Semaphore released = new Semaphore(0);
    /** Sessions that were not closed. */
    final AtomicInteger open = new AtomicInteger();

    private final CountDownLatch end = new CountDownLatch(1);
    volatile String suffix = "";
    /** For each key. */
    volatile Duration takes = Duration.ZERO;
    /** There and back. */
    volatile Duration distance = Duration.ZERO;

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms askedOn) {
        BoundStatement bound = statements.getFirst();
        asked.add(bound);
        terms.add(askedOn);
        arrived.release();
        released.acquireUninterruptibly();
        askedOn.use().connected();
        List<String> keys = keys(bound);
        if (has(keys, "gone")) {
            throw new ReadCancelledException(new InterruptedException());
        }
        if (has(keys, "bad")) {
            throw new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, "bad"));
        }
        work(keys, askedOn);
        open.incrementAndGet();
        return new Session(isTogether(bound), keys);
    }

    private void work(List<String> keys, RequestTerms askedOn) {
        try {
            Thread.sleep(distance.plus(takes.multipliedBy(keys.size())));
            while (has(keys, "slow") && !end.await(10, TimeUnit.MILLISECONDS)) {
                askedOn.deadline().check();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** So many statements more have been sent. */
    void awaitArrivals(int statements) {
        try {
            assertThat(arrived.tryAcquire(statements, 10, TimeUnit.SECONDS))
                    .as("statements are sent")
                    .isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    private static boolean has(List<String> keys, String kind) {
        return keys.stream().anyMatch(key -> key.startsWith(kind));
    }

    /** Nothing waits any more. */
    void end() {
        end.countDown();
        released.release(1_000);
    }

    static boolean isTogether(BoundStatement bound) {
        return bound.statement().columnCount() == 2;
    }

    static List<String> keys(BoundStatement bound) {
        String value = bound.values().getFirst();
        return isTogether(bound)
                ? List.of(value.substring(2, value.length() - 2).split("\",\""))
                : List.of(value);
    }

    /** How many keys each statement had. */
    List<Integer> sizes() {
        return asked.stream().map(bound -> keys(bound).size()).toList();
    }

    private final class Session implements ReadSession {
        private final boolean isTogether;
        private final List<String> keys;

        Session(boolean isTogether, List<String> keys) {
            this.isTogether = isTogether;
            this.keys = keys;
        }

        @Override
        public Rows rows(int statement) {
            Iterator<String> left = keys.iterator();
            return new Rows() {
                private int at;
                private String key = "";

                @Override
                public boolean next() {
                    if (!left.hasNext()) {
                        return false;
                    }
                    at++;
                    key = left.next();
                    if (key.startsWith("broken")) {
                        throw new IllegalStateException("a defect");
                    }
                    if (key.startsWith("exhausting")) {
                        throw new OutOfMemoryError("a defect");
                    }
                    return true;
                }

                @Override
                public byte @Nullable [] column(int index) {
                    String cell = isTogether && index == 0 ? Integer.toString(at) : key + suffix;
                    return cell.getBytes(UTF_8);
                }
            };
        }

        @Override
        public void close() {
            open.decrementAndGet();
        }
    }
}

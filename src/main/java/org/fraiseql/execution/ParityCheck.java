package org.fraiseql.execution;

import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Consumer;
import org.fraiseql.document.DocumentHash;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.store.Backend;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;

/**
 * Runs a share of the reads on another backend as well, when their answers have left, and compares the bytes ({@code fraiseql.db.parity-testing}). One after
 * the other, however many are asked; what can't wait is skipped. An answer that differs is read again on both, as somebody may have written meanwhile. The log has
 * the operation's hash and where the answers part, never what they say. Thread-safe.
 */
public final class ParityCheck implements AnsweredReads {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.parity");

    static final int MOST_WAITING = 16;
    static final int MOST_BYTES = 1 << 20;
    private static final Duration LONGEST = Duration.ofSeconds(10);

    private final QueryRunner serving;
    private final QueryRunner other;
    private final double sample;
    private final Consumer<Runnable> later;
    /** Reads whose answers have left, and that are to be compared. */
    private final Queue<Read> waiting = new ConcurrentLinkedQueue<>();
    /** Places for those, and for reads whose answers are being sent. */
    private final Semaphore places = new Semaphore(MOST_WAITING);

    private final AtomicBoolean isComparing = new AtomicBoolean();
    private final AtomicLong seen = new AtomicLong();
    private final LongAdder compared = new LongAdder();
    private final LongAdder different = new LongAdder();
    private final LongAdder changing = new LongAdder();
    private final LongAdder skipped = new LongAdder();
    private final LongAdder failed = new LongAdder();

    private record Read(CompiledOperation compiled, PreparedRequest request, CallerSettings caller, String answer) {}

    /**
     * @param serving the one that answers
     * @param sample which share of the reads, from 0 to 1
     * @param later runs something on another thread
     */
    public ParityCheck(Backend serving, Backend other, LimitsConfig limits, double sample, Consumer<Runnable> later) {
        this.serving = new QueryRunner(serving, limits);
        this.other = new QueryRunner(other, limits);
        this.sample = sample;
        this.later = later;
    }

    public ParityStatistics statistics() {
        return new ParityStatistics(compared.sum(), different.sum(), changing.sum(), skipped.sum(), failed.sum());
    }

    @Override
    public void answered(
            CompiledOperation compiled,
            PreparedRequest request,
            CallerSettings caller,
            ResponseBuffer out,
            long start) {
        if (!isOfSample(seen.incrementAndGet())) {
            return;
        }
        long length = out.mark() - start;
        if (length > MOST_BYTES || !out.canReset(start) || !places.tryAcquire()) {
            skipped.increment();
            return;
        }
        Read read = new Read(compiled, request, caller, out.text(start, out.mark()));
        out.whenReleased(() -> {
            waiting.add(read);
            compareLater();
        });
    }

    /** Evenly, without chance: of a share of a quarter each fourth. */
    private boolean isOfSample(long number) {
        return Math.floor(number * sample) > Math.floor((number - 1) * sample);
    }

    private void compareLater() {
        if (isComparing.compareAndSet(false, true)) {
            try {
                later.accept(this::compareAll);
            } catch (RuntimeException stopping) {
                isComparing.set(false);
                LOG.log(System.Logger.Level.DEBUG, "Nothing is compared any more", stopping);
            }
        }
    }

    private void compareAll() {
        try {
            for (Read read = waiting.poll(); read != null; read = waiting.poll()) {
                places.release();
                compare(read);
            }
        } finally {
            isComparing.set(false);
        }
        if (!waiting.isEmpty()) {
            compareLater();
        }
    }

    private void compare(Read read) {
        try {
            if (outcome(other, read).said().equals(read.answer())) {
                compared.increment();
            } else {
                compareAgain(read);
            }
        } catch (EngineException transientFailure) {
            failed.increment();
            LOG.log(System.Logger.Level.DEBUG, "A read could not be compared", transientFailure);
        }
    }

    /** On both, and on the one that serves twice: only what stays the same there says something about the other. */
    private void compareAgain(Read read) {
        Outcome before = outcome(serving, read);
        Outcome answer = outcome(other, read);
        Outcome after = outcome(serving, read);
        if (!before.said().equals(after.said())) {
            changing.increment();
        } else if (answer.said().equals(after.said())) {
            compared.increment();
        } else {
            tell(read, after, answer);
        }
    }

    private void tell(Read read, Outcome serving, Outcome other) {
        compared.increment();
        different.increment();
        LOG.log(
                System.Logger.Level.WARNING,
                "The backends differ, operation %s (SHA-256 of its document %s): %s"
                        .formatted(
                                read.request().request().operationName().orElse("without a name"),
                                DocumentHash.of(read.request().request().query()),
                                difference(serving, other)));
        // whose words may have values in them
        serving.failure().ifPresent(e -> LOG.log(System.Logger.Level.DEBUG, "Why the serving one failed", e));
        other.failure().ifPresent(e -> LOG.log(System.Logger.Level.DEBUG, "Why the other one failed", e));
    }

    private static String difference(Outcome serving, Outcome other) {
        if (other.failure().isPresent()) {
            return "the other one " + other.said();
        }
        return serving.failure().isPresent()
                ? "the serving one " + serving.said()
                : parting(serving.said(), other.said());
    }

    private static String parting(String serving, String other) {
        int at = 0;
        while (at < Math.min(serving.length(), other.length()) && serving.charAt(at) == other.charAt(at)) {
            at++;
        }
        return "the answers part at character %d of %d and %d".formatted(at, serving.length(), other.length());
    }

    /** @param said the answer, or what kind of failure there was */
    private record Outcome(String said, Optional<RuntimeException> failure) {}

    /** @throws EngineException when it failed in a way that says nothing about the backends */
    private static Outcome outcome(QueryRunner runner, Read read) {
        try {
            return new Outcome(run(runner, read), Optional.empty());
        } catch (EngineException e) {
            if (e.code().isRetryable()) {
                throw e;
            }
            return new Outcome("failed with " + e.code(), Optional.of(e));
        } catch (RuntimeException e) {
            return new Outcome("failed with " + e.getClass().getName(), Optional.of(e));
        }
    }

    private static String run(QueryRunner runner, Read read) {
        ResponseBuffer out = ResponseBuffer.whole(2 * MOST_BYTES);
        try {
            ExecutionResult result = runner.run(
                    read.compiled(),
                    read.request(),
                    out,
                    new RequestTrace(new RequestTerms(Deadline.in(LONGEST), read.caller()), false));
            Optional<EngineException> failure = result.failures().stream().findFirst();
            if (failure.isPresent()) {
                throw failure.get();
            }
            return out.text(0, out.mark());
        } finally {
            out.release();
        }
    }
}

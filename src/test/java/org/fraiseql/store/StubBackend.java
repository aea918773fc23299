package org.fraiseql.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/**
 * A backend with dials: how long it takes, how often it can't be opened and with which SQLSTATE, after how many rows it fails, whether it hangs or has a defect. Each
 * statement has the same rows, all columns of which have the same text. Thread-safe once the dials are set.
 */
public final class StubBackend implements Backend {
    private final int rows;
    private final String cell;
    private Duration delay = Duration.ZERO;
    private String openFailure = "";
    private final AtomicInteger openFailures = new AtomicInteger();
    private int failingStatement = -1;
    private int rowsBeforeFailure;
    private String rowFailure = "";
    private int brokenOpening = -1;
    private boolean hangs;
    private final AtomicInteger closed = new AtomicInteger();
    private final List<List<BoundStatement>> asked = new ArrayList<>();

    private StubBackend(int rows, String cell) {
        this.rows = rows;
        this.cell = cell;
    }

    public static StubBackend of(int rows, String cell) {
        return new StubBackend(rows, cell);
    }

    /** Before a session is opened. */
    public StubBackend takes(Duration howLong) {
        delay = howLong;
        return this;
    }

    /** So many openings fail before one succeeds. */
    public StubBackend refuses(int times, String sqlState) {
        openFailures.set(times);
        openFailure = sqlState;
        return this;
    }

    /** The n-th statement of a session, counted from 0, fails after so many rows. */
    public StubBackend fails(int statement, int afterRows, String sqlState) {
        failingStatement = statement;
        rowsBeforeFailure = afterRows;
        rowFailure = sqlState;
        return this;
    }

    /** The n-th opening, counted from 0, meets a defect. */
    public StubBackend breaks(int opening) {
        brokenOpening = opening;
        return this;
    }

    /** Openings wait until their thread is interrupted. */
    public StubBackend hangs() {
        hangs = true;
        return this;
    }

    public int closed() {
        return closed.get();
    }

    public List<List<BoundStatement>> asked() {
        return asked;
    }

    @Override
    public ReadSession open(List<BoundStatement> statements, RequestTerms terms) {
        if (asked.size() == brokenOpening) {
            asked.add(statements);
            throw new IllegalStateException("a defect");
        }
        asked.add(statements);
        terms.use().waits();
        terms.place().lend(); // as if another read for it
        pause();
        if (openFailures.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            EngineException failure = failure(openFailure);
            throw SqlStates.isTransient(failure.code()) ? new TransientFailure(failure) : failure;
        }
        terms.use().connected();
        return new StubSession(terms.use());
    }

    private void pause() {
        try {
            Thread.sleep(delay);
            if (hangs) {
                new CountDownLatch(1).await();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failure("57014");
        }
    }

    private static EngineException failure(String sqlState) {
        ErrorCode code = SqlStates.judge(sqlState);
        return new EngineException(Problem.of(code, "SQLSTATE " + sqlState).with("sqlState", sqlState));
    }

    private final class StubSession implements ReadSession {
        private final DatabaseUse use;

        StubSession(DatabaseUse use) {
            this.use = use;
        }

        @Override
        public Rows rows(int statement) {
            if (statement == failingStatement && rowsBeforeFailure == 0) {
                throw failure(rowFailure);
            }
            return new StubRows(statement == failingStatement, use);
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private final class StubRows implements Rows {
        private final boolean fails;
        private final DatabaseUse use;
        private int at;

        StubRows(boolean fails, DatabaseUse use) {
            this.fails = fails;
            this.use = use;
        }

        @Override
        public boolean next() {
            if (fails && at == rowsBeforeFailure) {
                throw failure(rowFailure);
            }
            if (at++ >= rows) {
                return false;
            }
            use.row();
            return true;
        }

        @Override
        public byte @Nullable [] column(int index) {
            return cell.getBytes(UTF_8);
        }
    }
}

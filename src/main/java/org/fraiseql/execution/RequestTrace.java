package org.fraiseql.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.StageTimes;
import org.jspecify.annotations.Nullable;

/** What is noted of one request while it is answered, and on what terms. Not thread-safe. */
public final class RequestTrace {
    private final RequestTerms terms;
    private final boolean isObserved;
    private final long since = System.nanoTime();
    private @Nullable PreparedRequest prepared;
    private boolean isCompiled;
    private final StageTimes times = new StageTimes();
    private final List<Noted> statements = new ArrayList<>(0);
    private List<Object> plans = List.of();
    private long rowsWritten;
    private boolean isApplied;
    private @Nullable Interception interception;
    private final List<Interception.Written> written = new ArrayList<>(0);

    /** @param isObserved whether anybody will want to know the statements */
    public RequestTrace(RequestTerms terms, boolean isObserved) {
        this.terms = terms;
        this.isObserved = isObserved;
    }

    RequestTerms terms() {
        return terms;
    }

    /** More is to be done for the request than to write what it has read. */
    public void keepsPlace() {
        terms.place().takeBackInTurn(terms.deadline());
    }

    public StageTimes times() {
        return times;
    }

    /** The document is valid. */
    public void prepared(PreparedRequest request) {
        prepared = request;
    }

    public Optional<PreparedRequest> prepared() {
        return Optional.ofNullable(prepared);
    }

    /** There is a plan: what fails from now on may be the database's. */
    public void compiled() {
        isCompiled = true;
    }

    /** What became of a request that has no data. */
    public ExecutionResult failed(EngineException failure) {
        return isCompiled ? ExecutionResult.failed(failure, times) : ExecutionResult.refused(failure, times);
    }

    /** From now on this interception is told what is written. */
    public void interceptedBy(Interception someone) {
        interception = someone;
    }

    /** @param nested those of the rows that are not the root field's own */
    void wrote(String responseKey, long rows, List<Interception.Nested> nested) {
        rowsWritten += rows;
        if (interception != null && rows > 0) {
            long others = nested.stream().mapToLong(Interception.Nested::rows).sum();
            written.add(new Interception.Written(responseKey, rows - others, nested));
        }
    }

    /** Whether somebody hears of what was written while the transaction is under way. */
    boolean isHeardInTransaction() {
        return interception != null && interception.isHeardInTransaction();
    }

    /** Tells the interception what was written; the transaction is still under way. */
    void allWritten() {
        if (interception != null) { // of nothing, too: an attempt before this one may have written
            interception.changed(List.copyOf(written));
        }
    }

    /** The transaction has come to its end, if it was its own. */
    void applied() {
        isApplied = true;
    }

    /** Whether what it has written stays, as far as that is up to it. */
    public boolean isApplied() {
        return isApplied;
    }

    /** What was noted as written was rolled back. */
    void wroteNothing() {
        rowsWritten = 0;
        written.clear();
    }

    /** How many rows our own statements have written; functions and triggers may have written more. */
    public long rowsWritten() {
        return rowsWritten;
    }

    /** How many rows statements have returned, in attempts that failed too. */
    public long rowsRead() {
        return terms.use().rows();
    }

    public Duration took() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void stageEnded(String stage) {
        times.ended(stage);
    }

    private Noted note(String responseKey, BoundStatement statement) {
        Noted noted = new Noted(responseKey, statement);
        statements.add(noted);
        return noted;
    }

    /** Notes the statements of a query, one for each root field that is read. */
    void run(CompiledOperation compiled, List<BoundStatement> bound) {
        if (!isObserved) {
            return;
        }
        int statement = 0;
        for (CompiledOperation.Root root : compiled.roots()) {
            switch (root) {
                case CompiledOperation.Root.Typename typename -> {}
                case CompiledOperation.Root.Read read -> note(read.responseKey(), bound.get(statement++));
            }
        }
    }

    /** @param inOrder how each of the query's statements is run, as {@link StatementPlans} tells it */
    void explained(List<Object> inOrder) {
        plans = inOrder;
    }

    /** Field, text and values of each statement, and its plan where it was asked for. */
    List<Map<String, Object>> explainedStatements() {
        List<Map<String, Object>> explained = new ArrayList<>();
        for (Noted statement : statements) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("field", statement.responseKey);
            one.put("sql", statement.bound.statement().text());
            one.put("values", statement.bound.values());
            if (explained.size() < plans.size()) {
                one.put("plan", plans.get(explained.size()));
            }
            explained.add(one);
        }
        return explained;
    }

    /** Opens the session of a query whose statements were noted, and notes when they run: the first with the opening. */
    ReadSession opening(Supplier<ReadSession> open) {
        if (!isObserved) {
            return open.get();
        }
        Noted first = statements.getFirst();
        try {
            ReadSession session = open.get();
            return new ReadSession() {
                @Override
                public Rows rows(int statement) {
                    return statement == 0
                            ? session.rows(0)
                            : statements.get(statement).timed(() -> session.rows(statement));
                }

                @Override
                public void sendingUntil(Deadline deadline) {
                    session.sendingUntil(deadline);
                }

                @Override
                public void close() {
                    session.close();
                }
            };
        } finally {
            if (terms.use().hasConnected()) {
                first.ran(terms.use().connectedAtNanos());
            }
        }
    }

    /** The session, whose statements are noted as those of a root field. */
    WriteSession noting(String responseKey, WriteSession session) {
        if (!isObserved) {
            return session;
        }
        return new WriteSession() {
            @Override
            public Rows run(BoundStatement statement) {
                return note(responseKey, statement).timed(() -> session.run(statement));
            }

            @Override
            public void recordTransactionId(String number) {
                session.recordTransactionId(number);
            }

            @Override
            public void leaveCaller() {
                session.leaveCaller();
            }

            @Override
            public void checkDeferred() {
                session.checkDeferred();
            }

            @Override
            public void close() {
                session.close();
            }
        };
    }

    /** @param operationName as the client gave it; @param bytes of the answer */
    public Observation observation(
            String requestId,
            Optional<String> operationName,
            long bytes,
            Optional<ExecutionResult> result,
            boolean isOfApplication) {
        Optional<PreparedOperation> operation = prepared().map(PreparedRequest::operation);
        return new Observation(
                requestId,
                operation.isPresent()
                        ? operation.map(known -> known.id().operationName()).filter(name -> !name.isEmpty())
                        : operationName,
                operation,
                statements.stream().map(Noted::told).toList(),
                times,
                terms.use(),
                bytes,
                result,
                isOfApplication);
    }

    /** A statement, and when it ran. */
    private static final class Noted {
        private final String responseKey;
        private final BoundStatement bound;
        private long beganNanos;
        private long endedNanos;

        Noted(String responseKey, BoundStatement bound) {
            this.responseKey = responseKey;
            this.bound = bound;
        }

        void ran(long sinceNanos) {
            beganNanos = sinceNanos;
            endedNanos = System.nanoTime();
        }

        Rows timed(Supplier<Rows> work) {
            long began = System.nanoTime();
            try {
                return work.get();
            } finally {
                ran(began);
            }
        }

        Observation.Statement told() {
            return new Observation.Statement(responseKey, bound, beganNanos, endedNanos);
        }
    }
}

package org.fraiseql.execution;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.support.StageTimes;
import org.jspecify.annotations.Nullable;

/** What is noted of one request while it is answered, and on what terms. Not thread-safe. */
public final class RequestTrace {
    private final RequestTerms terms;
    private final boolean isObserved;
    private final long since = System.nanoTime();
    private @Nullable PreparedRequest prepared;
    private final StageTimes times = new StageTimes();
    private final List<Observation.Statement> statements = new ArrayList<>(0);
    private long rowsWritten;

    /** @param isObserved whether anybody will want to know the statements */
    public RequestTrace(RequestTerms terms, boolean isObserved) {
        this.terms = terms;
        this.isObserved = isObserved;
    }

    RequestTerms terms() {
        return terms;
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

    void wrote(long rows) {
        rowsWritten += rows;
    }

    /** It was rolled back. */
    void wroteNothing() {
        rowsWritten = 0;
    }

    /** By statements of our own, not by what functions and triggers do. */
    public long rowsWritten() {
        return rowsWritten;
    }

    public Duration took() {
        return Duration.ofNanos(System.nanoTime() - since);
    }

    void stageEnded(String stage) {
        times.ended(stage);
    }

    private void run(String responseKey, BoundStatement statement) {
        statements.add(new Observation.Statement(responseKey, statement));
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
                case CompiledOperation.Root.Read read -> run(read.responseKey(), bound.get(statement++));
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
                RequestTrace.this.run(responseKey, statement);
                return session.run(statement);
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

    public Observation observation(String requestId, Optional<String> operationName, Optional<ExecutionResult> result) {
        return new Observation(requestId, operationName, statements, times, result);
    }
}

package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.execution.CompiledMutation.Read;
import org.fraiseql.execution.CompiledMutation.Result;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.execution.CompiledMutation.Step;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one root field once, reads its rows back and writes its value. */
final class WriteRunner {
    private final Root.Written root;
    private final WriteSession session;
    private final LimitsConfig limits;
    private final Map<String, @Nullable Object> bound;
    private final ReturnedKeys keys = new ReturnedKeys();
    private final AnsweredRows records = new AnsweredRows();
    private long changed;

    WriteRunner(Root.Written root, WriteSession session, Map<String, @Nullable Object> variables, LimitsConfig limits) {
        this.root = root;
        this.session = session;
        this.limits = limits;
        this.bound = new LinkedHashMap<>(variables);
    }

    void run(ResponseBuffer out) {
        MaxAffectedRows most = MaxAffectedRows.of(root.atMost(), bound);
        boolean readsFirst = root.readAfter() < root.steps().size();
        for (int i = 0; i < root.steps().size(); i++) {
            if (readsFirst && i == root.readAfter()) {
                root.readBack().ifPresent(this::readBack);
            }
            long rows = run(root.steps().get(i));
            most.check(rows);
            changed = readsFirst ? rows : changed + rows;
        }
        if (!readsFirst) {
            root.readBack().ifPresent(this::readBack);
        }
        new PayloadWriter(records, changed, !keys.isEmpty(), bound).write(root.answer(), out);
    }

    private long run(Step step) {
        return step.result() instanceof Result.Kept kept ? keep(step, kept) : runStep(step);
    }

    /** @return how many of the rows are answered */
    private long keep(Step step, Result.Kept result) {
        StepOutput rows = new StepOutput(result, bound);
        List<List<@Nullable String>> kept;
        try {
            kept = rows.keep(numbered(step));
        } catch (EngineException e) {
            throw rows.failed(e);
        }
        if (!result.kept().isAnswer()) {
            return 0;
        }
        keys.add(kept, result.kept().keyColumns(), step.positions());
        return kept.size();
    }

    private Rows numbered(Step step) {
        return new TransactionIdRows(
                session.run(step.statement().bind(bound, limits)),
                step.statement().columnCount() - 1,
                session);
    }

    private long runStep(Step step) {
        Rows rows = numbered(step);
        return switch (step.result()) {
            case Result.Counted() -> count(rows);
            case Result.Keys(int columns) -> keys.add(rows, columns, step.positions());
            case Result.Positions() -> answerWritten(rows);
            case Result.Written(var writer) -> records.add(rows, writer, OptionalInt.empty());
            case Result.Kept kept -> throw new IllegalStateException("kept rows are no answer of their own");
        };
    }

    private static long count(Rows rows) {
        long count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private void readBack(Read read) {
        keys.bindTo(bound);
        if (!keys.isEmpty()) {
            records.add(session.run(read.statement().bind(bound, limits)), read.writer(), read.positionColumn());
        }
    }

    /** Those of the rows read before that were indeed written. @return how many */
    private long answerWritten(Rows rows) {
        Set<Integer> positions = new LinkedHashSet<>();
        while (rows.next()) {
            positions.add(AnsweredRows.position(rows, 0));
        }
        records.keep(positions);
        return positions.size();
    }
}

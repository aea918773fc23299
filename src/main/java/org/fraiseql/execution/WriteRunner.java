package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.fraiseql.execution.CompiledMutation.Apart;
import org.fraiseql.execution.CompiledMutation.Read;
import org.fraiseql.execution.CompiledMutation.Result;
import org.fraiseql.execution.CompiledMutation.Root;
import org.fraiseql.execution.CompiledMutation.Step;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.write.MutationPayload;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one root field once, reads its rows back and writes its value. */
final class WriteRunner {
    private final Root.Written root;
    private final WriteSession session;
    private final LimitsConfig limits;
    private final Bindings bindings;
    private final ReturnedKeys keys;
    private final AnsweredRows records;
    private final MetRows met = new MetRows();
    private long changed;
    private long nested;
    /** Of rows that are not answered. */
    private final Map<Interception.Part, Long> others = new LinkedHashMap<>();

    /** @param held by the keys and the answer */
    WriteRunner(
            Root.Written root,
            WriteSession session,
            Map<String, @Nullable Object> variables,
            LimitsConfig limits,
            HeldBytes held) {
        this.root = root;
        this.session = session;
        this.limits = limits;
        this.keys = new ReturnedKeys(held);
        this.records = new AnsweredRows(held, !(root.answer() instanceof MutationPayload.Bulk));
        this.bindings = new Bindings(variables);
    }

    void run(ResponseBuffer out) {
        MaxAffectedRows most = MaxAffectedRows.of(root.atMost(), bindings);
        boolean readsFirst = root.readAfter() < root.steps().size();
        for (int i = 0; i < root.steps().size(); i++) {
            if (readsFirst && i == root.readAfter()) {
                root.readBack().ifPresent(this::readBack);
            }
            Step step = root.steps().get(i);
            long rows = run(step);
            most.check(rows);
            step.oneOf().ifPresent(entity -> checkOne(entity, rows));
            changed = readsFirst ? rows : changed + rows;
        }
        if (!readsFirst) {
            root.readBack().ifPresent(this::readBack);
        }
        new PayloadWriter(records, changed, !keys.isEmpty(), bindings).write(root.answer(), out);
    }

    private static void checkOne(String entity, long rows) {
        if (rows > 1) {
            throw new EngineException(
                    Problem.of(
                                    ErrorCode.LIMIT_EXCEEDED,
                                    "%d rows of %s have this key, and one was meant: nothing was changed."
                                            .formatted(rows, entity))
                            .hint(
                                    "Tables that inherit from its table may have rows with the same key. A bulk mutation changes all of them."));
        }
    }

    /** How many rows its statements have written, those that belong to others included. */
    long written() {
        return Math.max(changed, nested);
    }

    /** What it has written beside the rows that are answered. */
    List<Interception.Nested> others() {
        return others.entrySet().stream()
                .map(part -> new Interception.Nested(part.getKey(), part.getValue()))
                .toList();
    }

    private long run(Step step) {
        long rows = runOnce(step);
        return rows == 0 && step.isRunAgainForNothing() ? runOnce(step) : rows;
    }

    private long runOnce(Step step) {
        return step.result() instanceof Result.StepOutput output ? runNested(step, output) : runStep(step);
    }

    /** @return how many of the rows are answered */
    private long runNested(Step step, Result.StepOutput result) {
        StepOutputReader reader = new StepOutputReader(result, bindings);
        List<List<@Nullable String>> rows;
        try {
            rows = reader.read(numbered(step));
        } catch (EngineException e) {
            throw reader.failed(e);
        }
        result.written().ifPresent(kind -> {
            nested += rows.size();
            if (!result.output().isAnswer() && !rows.isEmpty()) {
                others.merge(new Interception.Part(result.typeName(), kind), (long) rows.size(), Long::sum);
            }
        });
        step.apart()
                .ifPresent(apart ->
                        met.add(apart, rows, result.output().arguments().getFirst()));
        if (!result.output().isAnswer()) {
            return 0;
        }
        keys.add(rows, result.output().keyColumns(), step.positions());
        return rows.size();
    }

    private Rows numbered(Step step) {
        return new TransactionIdRows(
                session.run(step.statement().bind(bindings, limits)),
                step.statement().columnCount() - 1,
                session);
    }

    private long runStep(Step step) {
        Rows rows = numbered(step);
        return switch (step.result()) {
            case Result.Counted() -> count(rows);
            case Result.Keys(int columns) ->
                step.apart().isPresent()
                        ? apart(step, step.apart().get(), RowTexts.all(rows, columns))
                        : keys.add(rows, columns, step.positions());
            case Result.Positions() -> answerWritten(rows);
            case Result.Written(var writer) -> records.add(telling(step, rows), writer, OptionalInt.empty());
            case Result.StepOutput output ->
                throw new IllegalStateException("a step of a nested write has its own way");
        };
    }

    /** The rows of one statement taken apart, which are one at most. */
    private long apart(Step step, Apart apart, List<List<@Nullable String>> rows) {
        met.add(apart, rows, argument(step));
        keys.add(rows, apart.columns(), step.positions());
        return rows.size();
    }

    private Rows telling(Step step, Rows rows) {
        return step.apart()
                .<Rows>map(apart -> new TellingRows(rows, met, apart, argument(step)))
                .orElse(rows);
    }

    private static String argument(Step step) {
        return "input[%d]".formatted(step.positions().getFirst());
    }

    private static long count(Rows rows) {
        long count = 0;
        while (rows.next()) {
            count++;
        }
        return count;
    }

    private void readBack(Read read) {
        keys.bindTo(bindings);
        if (!keys.isEmpty()) {
            records.add(session.run(read.statement().bind(bindings, limits)), read.writer(), read.positionColumn());
        }
    }

    /** Retains, of the rows that were read before, those that this step has written. @return how many */
    private long answerWritten(Rows rows) {
        Set<Integer> positions = new LinkedHashSet<>();
        while (rows.next()) {
            positions.add(AnsweredRows.position(rows, 0));
        }
        records.retain(positions);
        return positions.size();
    }
}

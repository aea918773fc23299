package org.fraiseql;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.CompiledMutation.Read;
import org.fraiseql.CompiledMutation.Result;
import org.fraiseql.CompiledMutation.Root;
import org.fraiseql.CompiledMutation.Step;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Runs the steps of one root field once, reads its rows back and writes its value. */
final class WrittenRun {
    private final Root.Written root;
    private final WriteSession session;
    private final LimitsConfig limits;
    private final Map<String, @Nullable Object> bound;
    private final WrittenRowKeys keys = new WrittenRowKeys();
    private final ResponseBuffer records = ResponseBuffer.whole();
    private long recordCount;
    private long changed;

    WrittenRun(Root.Written root, WriteSession session, Map<String, @Nullable Object> variables, LimitsConfig limits) {
        this.root = root;
        this.session = session;
        this.limits = limits;
        this.bound = new LinkedHashMap<>(variables);
    }

    void run(ResponseBuffer out) {
        AtMost most = AtMost.of(root.atMost(), bound);
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
        new AnswerWriter(records, recordCount, changed, bound).write(root.answer(), out);
    }

    private long run(Step step) {
        return step.result() instanceof Result.Kept kept ? keep(step, kept) : runStep(step);
    }

    /** @return how many of the rows are answered */
    private long keep(Step step, Result.Kept result) {
        KeptRows rows = new KeptRows(result, bound);
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
        return new NumberedRows(
                session.run(step.statement().bind(bound, limits)),
                step.statement().columnCount() - 1,
                session);
    }

    private long runStep(Step step) {
        Rows rows = numbered(step);
        return switch (step.result()) {
            case Result.Counted() -> count(rows);
            case Result.Keys(int columns) -> keys.add(rows, columns, step.positions());
            case Result.Written(var writer) -> write(rows, writer);
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
            write(session.run(read.statement().bind(bound, limits)), read.writer());
        }
    }

    private long write(Rows given, RowWriter writer) {
        Rows rows = writer.over(given);
        ResponseWriter separators = new ResponseWriter(records);
        long before = recordCount;
        while (rows.next()) {
            if (recordCount > 0) {
                separators.json(",");
            }
            writer.write(rows, records);
            recordCount++;
        }
        return recordCount - before;
    }
}

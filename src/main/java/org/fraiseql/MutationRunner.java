package org.fraiseql;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.CompiledMutation.Read;
import org.fraiseql.CompiledMutation.Result;
import org.fraiseql.CompiledMutation.Root;
import org.fraiseql.CompiledMutation.Step;
import org.fraiseql.plan.WriteAnswer;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Runs a mutation's root fields in order on one connection and keeps the answer until the transaction is committed. May run again from the beginning. */
final class MutationRunner {
    private final CompiledMutation mutation;
    private final Map<String, @Nullable Object> variables;
    private final LimitsConfig limits;

    MutationRunner(CompiledMutation mutation, Map<String, @Nullable Object> variables, LimitsConfig limits) {
        this.mutation = mutation;
        this.variables = variables;
        this.limits = limits;
    }

    /** The whole response. */
    ResponseBuffer run(WriteSession session) {
        ResponseBuffer out = ResponseBuffer.whole();
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        for (Root root : mutation.roots()) {
            response.key(root.responseKey());
            run(root, session, out);
        }
        if (mutation.checksDeferred()) {
            session.checkDeferred();
        }
        response.endData();
        response.end(List.of());
        return out;
    }

    /** Runs one root field and writes its value. */
    void run(Root root, WriteSession session, ResponseBuffer out) {
        switch (root) {
            case Root.Typename(String key, String typeName) -> new ResponseWriter(out).string(typeName);
            case Root.Called called -> {
                try {
                    new CallRun(session, variables, limits).run(called.call(), out);
                } catch (EngineException e) {
                    throw e.under(called.responseKey(), called.location());
                }
            }
            case Root.Written written -> {
                try {
                    new RootRun(written, session).run(out);
                } catch (EngineException e) {
                    throw e.under(written.responseKey(), written.location());
                }
            }
        }
    }

    private final class RootRun {
        private final Root.Written root;
        private final WriteSession session;
        private final Map<String, @Nullable Object> bound = new LinkedHashMap<>(variables);
        private final WrittenRowKeys keys = new WrittenRowKeys();
        private final ResponseBuffer records = ResponseBuffer.whole();
        private long recordCount;
        private long changed;

        RootRun(Root.Written root, WriteSession session) {
            this.root = root;
            this.session = session;
        }

        void run(ResponseBuffer out) {
            long most = atMost();
            boolean readsFirst = root.readAfter() < root.steps().size();
            for (int i = 0; i < root.steps().size(); i++) {
                if (readsFirst && i == root.readAfter()) {
                    root.readBack().ifPresent(this::readBack);
                }
                long rows = run(root.steps().get(i));
                if (rows > most) {
                    throw tooMany(rows, most);
                }
                changed = readsFirst ? rows : changed + rows;
            }
            if (!readsFirst) {
                root.readBack().ifPresent(this::readBack);
            }
            answer(new ResponseWriter(out), out);
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

        private long atMost() {
            Object given =
                    root.atMost().map(operand -> operand.value().resolve(bound)).orElse(null);
            long most = given instanceof Number number ? number.longValue() : Long.MAX_VALUE;
            if (most < 0) {
                throw new EngineException(
                        Problem.of(ErrorCode.BAD_USER_INPUT, "atMost is %d, but must be 0 or more.".formatted(most))
                                .with("argument", "atMost"));
            }
            return most;
        }

        private static EngineException tooMany(long rows, long most) {
            return new EngineException(Problem.of(
                            ErrorCode.LIMIT_EXCEEDED,
                            "%d rows would change, more than atMost: %d.".formatted(rows, most))
                    .with("argument", "atMost")
                    .hint("Narrow the condition, or raise atMost."));
        }

        private void answer(ResponseWriter response, ResponseBuffer out) {
            switch (root.answer()) {
                case WriteAnswer.Row() -> record(response, out);
                case WriteAnswer.Deletion deletion ->
                    members(deletion.members(), message(deletion), response, out, false);
                case WriteAnswer.Bulk(var members) -> members(members, "", response, out, true);
            }
        }

        private String message(WriteAnswer.Deletion deletion) {
            StringBuilder message = new StringBuilder(deletion.typeName());
            String separator = " ";
            for (var key : deletion.keys()) {
                message.append(separator).append(key.value().resolve(bound));
                separator = ", ";
            }
            return message.append(changed > 0 ? " deleted" : " not found").toString();
        }

        private void members(
                List<WriteAnswer.Member> members,
                String message,
                ResponseWriter response,
                ResponseBuffer out,
                boolean isBulk) {
            String separator = "{";
            for (WriteAnswer.Member member : members) {
                response.json(separator + "\"" + member.key() + "\":");
                separator = ",";
                switch (member.part()) {
                    case WriteAnswer.Part.Success() -> response.json(Boolean.toString(isBulk || changed > 0));
                    case WriteAnswer.Part.Message() -> response.string(message);
                    case WriteAnswer.Part.Count() -> response.json(Long.toString(changed));
                    case WriteAnswer.Part.Typename(String typeName) -> response.string(typeName);
                    case WriteAnswer.Part.Records() -> {
                        if (isBulk) {
                            response.json("[");
                            records.appendTo(out);
                            response.json("]");
                        } else {
                            record(response, out);
                        }
                    }
                }
            }
            response.json(members.isEmpty() ? "{}" : "}");
        }

        private void record(ResponseWriter response, ResponseBuffer out) {
            if (recordCount == 0) {
                response.nullValue();
            } else {
                records.appendTo(out);
            }
        }
    }

    /** Tells the session the number of its transaction, which the first row has in its last column. */
    private static final class NumberedRows implements Rows {
        private final Rows rows;
        private final int column;
        private final WriteSession session;
        private boolean isTold;

        NumberedRows(Rows rows, int column, WriteSession session) {
            this.rows = rows;
            this.column = column;
            this.session = session;
        }

        @Override
        public boolean next() {
            boolean hasNext = rows.next();
            if (hasNext && !isTold) {
                isTold = true;
                byte @Nullable [] number = rows.column(column);
                if (number != null) {
                    session.isTransaction(new String(number, StandardCharsets.US_ASCII));
                }
            }
            return hasNext;
        }

        @Override
        public byte @Nullable [] column(int index) {
            return rows.column(index);
        }
    }
}

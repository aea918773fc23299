package org.fraiseql.execution;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.execution.CompiledCall.Member;
import org.fraiseql.plan.Bindings;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.sql.ResponseColumns;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.DocumentText;
import org.fraiseql.stream.HeldBytes;
import org.fraiseql.stream.MissingValueException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Calls a function or procedure once and writes what it answers. */
final class CallRunner {
    private static final SqlStatement TRANSACTION_NUMBER = CallRenderer.transactionNumber();

    private final WriteSession session;
    private final LimitsConfig limits;
    private final Bindings bindings;
    private final ResponseBuffer out;
    private final HeldBytes held;
    private final ResponseWriter response;

    /**
     * @param out where the answer is written to
     * @param held by keys of rows that are read afterwards
     */
    CallRunner(
            WriteSession session,
            Map<String, @Nullable Object> variables,
            LimitsConfig limits,
            ResponseBuffer out,
            HeldBytes held) {
        this.held = held;
        this.out = out;
        this.response = new ResponseWriter(out);
        this.session = session;
        this.limits = limits;
        this.bindings = new Bindings(variables);
    }

    void run(CompiledCall call) {
        switch (call) {
            case CompiledCall.Direct direct -> write(run(direct.statement()), direct.writer(), direct.isList());
            case CompiledCall.ReadAfter called -> {
                ReturnedKeys rows = new ReturnedKeys(held);
                rows.add(run(called.statement()), called.statement().columnCount(), List.of());
                tellTransactionNumber();
                rows.bindTo(bindings);
                write(run(called.read()), called.writer(), called.isList());
                return;
            }
            case CompiledCall.Nothing nothing -> {
                Rows rows = run(nothing.statement());
                while (rows.next()) {
                    // a void function gives a row, a procedure none
                }
                response.json("true");
            }
            case CompiledCall.Response told -> respond(told);
        }
        tellTransactionNumber();
    }

    private Rows run(SqlStatement statement) {
        return session.run(statement.bind(bindings, limits));
    }

    private void write(Rows rows, RowWriter writer, boolean isList) {
        if (isList) {
            response.list(rows, writer);
        } else {
            response.object(rows, writer);
        }
    }

    /** A function may write without a row of it coming here: what became of the transaction is asked for by this number. */
    private void tellTransactionNumber() {
        Rows rows = run(TRANSACTION_NUMBER);
        if (rows.next()) {
            byte @Nullable [] number = rows.column(0);
            if (number != null) {
                session.recordTransactionId(new String(number, StandardCharsets.US_ASCII));
            }
        }
    }

    private void respond(CompiledCall.Response told) {
        Rows rows = run(told.statement());
        if (!rows.next()) {
            response.nullValue();
            return;
        }
        // the row is gone as soon as the entity's is asked for
        List<@Nullable String> row = RowTexts.current(rows, told.statement().columnCount());
        ResponseStatus status = status(row);
        List<Member> members = status.isSuccess() ? told.success() : told.error();
        JsonWriter json = new JsonWriter(out);
        json.beginObject();
        for (Member member : members) {
            json.key(member.key());
            write(member, row, status, json);
        }
        json.endObject();
    }

    private static ResponseStatus status(List<@Nullable String> row) {
        String succeeded = row.get(ResponseColumns.SUCCEEDED);
        return succeeded == null
                ? ResponseStatus.ofWord(row.get(ResponseColumns.STATUS))
                : ResponseStatus.ofFlags(
                        succeeded.equals("t"),
                        row.get(ResponseColumns.ERROR_CLASS),
                        row.get(ResponseColumns.HTTP_STATUS));
    }

    private void write(Member member, List<@Nullable String> row, ResponseStatus status, JsonWriter json) {
        switch (member) {
            case Member.Typename(String key, String typeName) -> json.string(typeName);
            case Member.Part(String key, ResponseMember part) -> write(part, row, status, json);
            case Member.Errors errors -> writeErrors(errors, row, json);
            case Member.Document(String key, int column, var selected, DocumentText writer) ->
                writer.write(row.get(column), out);
            case Member.Row entity -> writeEntity(entity, row.get(ResponseColumns.ENTITY_ID));
        }
    }

    private static void write(ResponseMember part, List<@Nullable String> row, ResponseStatus status, JsonWriter json) {
        switch (part) {
            case CODE -> json.number(status.code());
            case ID -> json.value(row.get(ResponseColumns.ENTITY_ID));
            case STATUS -> json.string(String.valueOf(row.get(ResponseColumns.STATUS)));
            case MESSAGE -> json.value(row.get(ResponseColumns.MESSAGE));
            case ENTITY_TYPE -> json.value(row.get(ResponseColumns.ENTITY_TYPE));
            case ENTITY -> writeJson(row.get(ResponseColumns.ENTITY), json);
            case UPDATED_FIELDS -> writeJson(row.get(ResponseColumns.UPDATED_FIELDS), json);
            case CASCADE -> writeJson(row.get(ResponseColumns.CASCADE), json);
            case METADATA -> writeJson(row.get(ResponseColumns.METADATA), json);
            case ERROR_DETAIL -> writeJson(row.get(ResponseColumns.ERROR_DETAIL), json);
            case ERRORS -> throw new IllegalStateException("errors are a member of their own");
        }
    }

    private static void writeJson(@Nullable String column, JsonWriter json) {
        json.json(column == null ? "null" : column);
    }

    /** The errors that the function lists; if it lists none, its status and message as the only error. */
    private static void writeErrors(Member.Errors errors, List<@Nullable String> row, JsonWriter json) {
        String listed = row.get(errors.column());
        if (listed != null) {
            json.json(listed);
            return;
        }
        json.beginArray();
        json.beginObject();
        errors.fields().forEach((key, field) -> {
            json.key(key);
            switch (field) {
                case "code" -> json.value(reason(row.get(ResponseColumns.STATUS)));
                case "message" -> json.value(row.get(ResponseColumns.MESSAGE));
                case "__typename" -> json.string(ResponseMember.ERROR_TYPE);
                default -> json.nullValue();
            }
        });
        json.endObject();
        json.endArray();
    }

    /** {@code conflict:duplicate_email} → {@code duplicate_email}. */
    private static @Nullable String reason(@Nullable String status) {
        return status == null ? null : status.substring(status.indexOf(':') + 1).strip();
    }

    private void writeEntity(Member.Row entity, @Nullable String id) {
        if (id == null) {
            response.nullValue();
            return;
        }
        ReturnedKeys.one(id, held).bindTo(bindings);
        int problems = out.problemCount();
        long start = out.mark();
        try {
            response.object(run(entity.statement()), entity.writer());
        } catch (MissingValueException e) {
            out.reset(start);
            out.addProblems(List.of(e.problem()));
            response.nullValue();
        }
        out.within(problems, entity.key());
    }
}

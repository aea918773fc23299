package org.fraiseql.execution;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.execution.CompiledCall.Member;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.sql.ResponseColumns;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.Rows;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Calls a function or procedure once and writes what it answers. */
final class CallRunner {
    private static final SqlStatement TRANSACTION_NUMBER = CallRenderer.transactionNumber();

    private final WriteSession session;
    private final LimitsConfig limits;
    private final Map<String, @Nullable Object> bound;

    CallRunner(WriteSession session, Map<String, @Nullable Object> variables, LimitsConfig limits) {
        this.session = session;
        this.limits = limits;
        this.bound = new LinkedHashMap<>(variables);
    }

    void run(CompiledCall call, ResponseBuffer out) {
        ResponseWriter response = new ResponseWriter(out);
        switch (call) {
            case CompiledCall.Direct direct ->
                write(run(direct.statement()), direct.writer(), direct.isList(), response);
            case CompiledCall.Kept kept -> {
                ReturnedKeys rows = new ReturnedKeys();
                rows.add(run(kept.statement()), kept.statement().columnCount(), List.of());
                tellTransactionNumber();
                rows.bindTo(bound);
                write(run(kept.read()), kept.writer(), kept.isList(), response);
                return;
            }
            case CompiledCall.Nothing nothing -> {
                Rows rows = run(nothing.statement());
                while (rows.next()) {
                    // a void function gives a row, a procedure none
                }
                response.json("true");
            }
            case CompiledCall.Response told -> respond(told, response);
        }
        tellTransactionNumber();
    }

    private Rows run(SqlStatement statement) {
        return session.run(statement.bind(bound, limits));
    }

    private static void write(Rows rows, RowWriter writer, boolean isList, ResponseWriter response) {
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

    private void respond(CompiledCall.Response told, ResponseWriter response) {
        Rows rows = run(told.statement());
        if (!rows.next()) {
            response.nullValue();
            return;
        }
        // the row is gone as soon as the entity's is asked for
        List<@Nullable String> row = RowTexts.current(rows, told.statement().columnCount());
        ResponseStatus status = status(row);
        List<Member> members = status.isSuccess() ? told.success() : told.error();
        String separator = "{";
        for (Member member : members) {
            response.json(separator + "\"" + member.key() + "\":");
            separator = ",";
            write(member, row, status, response);
        }
        response.json(members.isEmpty() ? "{}" : "}");
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

    private void write(Member member, List<@Nullable String> row, ResponseStatus status, ResponseWriter response) {
        switch (member) {
            case Member.Typename(String key, String typeName) -> response.string(typeName);
            case Member.Part(String key, ResponseMember part) -> write(part, row, status, response);
            case Member.Errors errors -> writeErrors(errors, row, response);
            case Member.Row entity -> writeEntity(entity, row.get(ResponseColumns.ENTITY_ID), response);
        }
    }

    private static void write(
            ResponseMember part, List<@Nullable String> row, ResponseStatus status, ResponseWriter response) {
        switch (part) {
            case CODE -> response.json(Integer.toString(status.code()));
            case ID -> writeText(row.get(ResponseColumns.ENTITY_ID), response);
            case STATUS -> response.string(String.valueOf(row.get(ResponseColumns.STATUS)));
            case MESSAGE -> writeText(row.get(ResponseColumns.MESSAGE), response);
            case ENTITY_TYPE -> writeText(row.get(ResponseColumns.ENTITY_TYPE), response);
            case ENTITY -> writeJson(row.get(ResponseColumns.ENTITY), response);
            case UPDATED_FIELDS -> writeJson(row.get(ResponseColumns.UPDATED_FIELDS), response);
            case CASCADE -> writeJson(row.get(ResponseColumns.CASCADE), response);
            case METADATA -> writeJson(row.get(ResponseColumns.METADATA), response);
            case ERROR_DETAIL -> writeJson(row.get(ResponseColumns.ERROR_DETAIL), response);
            case ERRORS -> throw new IllegalStateException("errors are a member of their own");
        }
    }

    private static void writeText(@Nullable String text, ResponseWriter response) {
        if (text == null) {
            response.nullValue();
        } else {
            response.string(text);
        }
    }

    private static void writeJson(@Nullable String json, ResponseWriter response) {
        response.json(json == null ? "null" : json);
    }

    /** Those that the function lists; otherwise the one that it is. */
    private static void writeErrors(Member.Errors errors, List<@Nullable String> row, ResponseWriter response) {
        String listed = row.get(errors.column());
        if (listed != null) {
            response.json(listed);
            return;
        }
        String separator = "[{";
        for (Map.Entry<String, String> field : errors.fields().entrySet()) {
            response.json(separator + "\"" + field.getKey() + "\":");
            separator = ",";
            switch (field.getValue()) {
                case "code" -> writeText(reason(row.get(ResponseColumns.STATUS)), response);
                case "message" -> writeText(row.get(ResponseColumns.MESSAGE), response);
                case "__typename" -> response.string(ResponseMember.ERROR_TYPE);
                default -> response.nullValue();
            }
        }
        response.json(errors.fields().isEmpty() ? "[{}]" : "}]");
    }

    /** {@code conflict:duplicate_email} → {@code duplicate_email}. */
    private static @Nullable String reason(@Nullable String status) {
        return status == null ? null : status.substring(status.indexOf(':') + 1).strip();
    }

    private void writeEntity(Member.Row entity, @Nullable String id, ResponseWriter response) {
        if (id == null) {
            response.nullValue();
            return;
        }
        ReturnedKeys.one(id).bindTo(bound);
        response.object(run(entity.statement()), entity.writer());
    }
}

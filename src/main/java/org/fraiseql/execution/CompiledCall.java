package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.ReadBack;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.ResponseColumns;
import org.fraiseql.sql.RoutineRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.StatementTag;
import org.fraiseql.stream.DocumentText;
import org.fraiseql.stream.RowWriter;

/** A call of a function or procedure with its statements and writers. Immutable. */
public sealed interface CompiledCall {
    /** A call whose rows are the answer. */
    record Direct(SqlStatement statement, RowWriter writer, boolean isList) implements CompiledCall {}

    /** Its rows are bound as {@link org.fraiseql.plan.ValueSource.ReturnedKey}s by a statement that reads the answer. */
    record ReadAfter(SqlStatement statement, SqlStatement read, RowWriter writer, boolean isList)
            implements CompiledCall {}

    /** A call whose answer is {@code true}. */
    record Nothing(SqlStatement statement) implements CompiledCall {}

    /** A call whose one row is answered as success or as error. */
    record Response(SqlStatement statement, List<Member> success, List<Member> error) implements CompiledCall {}

    /** The same, with a comment before all of its statements. */
    default CompiledCall tagged(StatementTag tag) {
        return switch (this) {
            case Direct(var statement, var writer, boolean isList) -> new Direct(statement.tagged(tag), writer, isList);
            case ReadAfter(var statement, var read, var writer, boolean isList) ->
                new ReadAfter(statement.tagged(tag), read.tagged(tag), writer, isList);
            case Nothing(var statement) -> new Nothing(statement.tagged(tag));
            case Response(var statement, var success, var error) ->
                new Response(statement.tagged(tag), tagged(success, tag), tagged(error, tag));
        };
    }

    private static List<Member> tagged(List<Member> members, StatementTag tag) {
        return members.stream()
                .map(member -> member instanceof Member.Row(String key, var statement, var writer)
                        ? new Member.Row(key, statement.tagged(tag), writer)
                        : member)
                .toList();
    }

    /** A member of a response under its response key. */
    sealed interface Member {
        String key();

        record Part(String key, ResponseMember part) implements Member {}

        /** @param fields names of the fields by their response keys; @param column that of {@link ResponseColumns} */
        record Errors(String key, int column, Map<String, String> fields) implements Member {}

        record Typename(String key, String typeName) implements Member {}

        record Row(String key, SqlStatement statement, RowWriter writer) implements Member {}

        /** @param column that of {@link ResponseColumns} */
        record Document(String key, int column, DocumentNode selected, DocumentText writer) implements Member {}
    }

    static CompiledCall of(CallPlan plan, RowConditions conditions) {
        return switch (plan) {
            case CallPlan.Rows rows ->
                conditions.of(rows.read().table().readFrom()).isPresent()
                        ? readAfter(rows.buffered(), conditions)
                        : direct(rows, conditions);
            case CallPlan.BufferedRows rows -> readAfter(rows, conditions);
            case CallPlan.FoundRows found -> {
                SqlStatement read = ReadRenderer.render(found.read(), conditions);
                yield new ReadAfter(CallRenderer.keys(found), read, RowWriter.of(read.layout()), found.isList());
            }
            case CallPlan.Value(var call, var value) -> {
                SqlStatement statement = RoutineRenderer.render(value);
                yield new Direct(statement, RowWriter.of(statement.layout()), value.isList());
            }
            case CallPlan.Nothing nothing -> new Nothing(CallRenderer.render(nothing));
            case CallPlan.Procedure procedure -> {
                SqlStatement statement = CallRenderer.render(procedure);
                yield new Direct(statement, RowWriter.of(statement.layout()), false);
            }
            case CallPlan.Response(var call, var type, var success, var error) ->
                new Response(
                        CallRenderer.render((CallPlan.Response) plan),
                        members(success, conditions),
                        members(error, conditions));
        };
    }

    private static CompiledCall direct(CallPlan.Rows rows, RowConditions conditions) {
        SqlStatement statement = rows.isList()
                ? ReadRenderer.render(rows.read(), conditions)
                : ReadRenderer.renderOne(rows.read(), conditions);
        return new Direct(statement, RowWriter.of(statement.layout()), rows.isList());
    }

    private static CompiledCall readAfter(CallPlan.BufferedRows rows, RowConditions conditions) {
        SqlStatement read = ReadRenderer.render(rows, conditions);
        return new ReadAfter(CallRenderer.buffered(rows), read, RowWriter.of(read.layout()), rows.isList());
    }

    private static List<Member> members(List<CallPlan.Member> members, RowConditions conditions) {
        List<Member> compiled = new ArrayList<>();
        int errors = ResponseColumns.ERRORS;
        for (CallPlan.Member member : members) {
            compiled.add(
                    switch (member) {
                        case CallPlan.Member.Part(String key, ResponseMember part) -> new Member.Part(key, part);
                        case CallPlan.Member.Errors(String key, var fields) -> new Member.Errors(key, errors++, fields);
                        case CallPlan.Member.Typename(String key, String typeName) ->
                            new Member.Typename(key, typeName);
                        case CallPlan.Member.Document(ResponseMember part, SqlName source, var field) ->
                            new Member.Document(
                                    field.key(),
                                    ResponseColumns.document(part),
                                    field.value(),
                                    DocumentText.of(source, field));
                        case CallPlan.Member.Row(String key, ReadBack read) -> {
                            SqlStatement statement = ReadRenderer.render(read, conditions);
                            yield new Member.Row(key, statement, RowWriter.of(statement.layout()));
                        }
                    });
        }
        return compiled;
    }
}

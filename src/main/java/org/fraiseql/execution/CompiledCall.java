package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.MutationRoot;
import org.fraiseql.sql.CallRenderer;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.ResponseColumns;
import org.fraiseql.sql.RoutineRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.stream.RowWriter;

/** A call of a function or procedure with its statements and writers. Immutable. */
public sealed interface CompiledCall {
    SqlStatement statement();

    /** Its rows are the answer. */
    record Direct(SqlStatement statement, RowWriter writer, boolean isList) implements CompiledCall {}

    /** Its rows are kept under the names of {@link org.fraiseql.plan.write.KeySlots} for the statement that reads them. */
    record Kept(SqlStatement statement, SqlStatement read, RowWriter writer, boolean isList) implements CompiledCall {}

    /** That it was called is the answer. */
    record Nothing(SqlStatement statement) implements CompiledCall {}

    /** Its one row is told as success or as error. */
    record Response(SqlStatement statement, String typePrefix, List<Member> success, List<Member> error)
            implements CompiledCall {
        /** The same with the type's name, by which graphql-java tells the types apart. */
        Response named() {
            return new Response(
                    statement, typePrefix, named(success, typePrefix + "Success"), named(error, typePrefix + "Error"));
        }

        private static List<Member> named(List<Member> members, String typeName) {
            List<Member> named = new ArrayList<>();
            named.add(new Member.Typename("__typename", typeName));
            named.addAll(members);
            return named;
        }
    }

    /** A member of a response under its response key. */
    sealed interface Member {
        String key();

        record Part(String key, ResponseMember part) implements Member {}

        /** @param fields names of the fields by their response keys; @param column that of {@link ResponseColumns} */
        record Errors(String key, int column, Map<String, String> fields) implements Member {}

        record Typename(String key, String typeName) implements Member {}

        record Row(String key, SqlStatement statement, RowWriter writer) implements Member {}
    }

    static CompiledCall of(CallPlan plan) {
        return switch (plan) {
            case CallPlan.Rows(var call, var read, boolean isList) -> {
                SqlStatement statement = isList ? ReadRenderer.render(read) : ReadRenderer.renderOne(read);
                yield new Direct(statement, RowWriter.of(statement.layout()), isList);
            }
            case CallPlan.KeptRows kept -> {
                SqlStatement read = ReadRenderer.render(kept);
                yield new Kept(CallRenderer.kept(kept), read, RowWriter.of(read.layout()), kept.isList());
            }
            case CallPlan.FoundRows found -> {
                SqlStatement read = ReadRenderer.render(found.read());
                yield new Kept(CallRenderer.keys(found), read, RowWriter.of(read.layout()), found.isList());
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
            case CallPlan.Response(var call, MutationResponse type, var success, var error) ->
                new Response(
                        CallRenderer.render((CallPlan.Response) plan),
                        type.typePrefix(),
                        members(success),
                        members(error));
        };
    }

    private static List<Member> members(List<CallPlan.Member> members) {
        List<Member> compiled = new ArrayList<>();
        int errors = ResponseColumns.ERRORS;
        for (CallPlan.Member member : members) {
            compiled.add(
                    switch (member) {
                        case CallPlan.Member.Part(String key, ResponseMember part) -> new Member.Part(key, part);
                        case CallPlan.Member.Errors(String key, var fields) -> new Member.Errors(key, errors++, fields);
                        case CallPlan.Member.Typename(String key, String typeName) ->
                            new Member.Typename(key, typeName);
                        case CallPlan.Member.Row(String key, MutationRoot.ReadBack read) -> {
                            SqlStatement statement = ReadRenderer.render(read);
                            yield new Member.Row(key, statement, RowWriter.of(statement.layout()));
                        }
                    });
        }
        return compiled;
    }
}

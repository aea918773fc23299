package org.fraiseql.plan.write;

import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RoutineCall;

/**
 * A call of a volatile function or a procedure, and what becomes of its result. Rows that a statement's functions write are invisible to the rest of that
 * statement: whatever is read beside the result itself is read by a statement of its own.
 */
public sealed interface CallPlan {
    /** Rows of which nothing is asked for but themselves. */
    record Rows(RoutineCall call, ReadPlan read, boolean isList, boolean isRowOfTable) implements CallPlan {
        /** This plan where conditions hide rows: the function is called in any case, and its rows are read afterwards, when conditions see what it has written. */
        public BufferedRows buffered() {
            ReadPlan rows = new ReadPlan(read.table(), read.outputs(), read.condition(), read.order(), read.page());
            return new BufferedRows(call, rows, isList, isRowOfTable);
        }
    }

    /**
     * Rows that are fetched from the function, and then read as if they were a table: they have conditions, a page or relations. The function is called
     * whatever these leave of its rows.
     *
     * @param isRowOfTable whether they are fetched as values of the table's row type, otherwise column by column
     */
    record BufferedRows(RoutineCall call, ReadPlan read, boolean isList, boolean isRowOfTable) implements CallPlan {}

    /** Rows of which the keys are fetched, by which they are found where the type is read from. */
    record FoundRows(RoutineCall call, ReadBack read, boolean isList) implements CallPlan {}

    /** A value or a list of values. */
    record Value(RoutineCall call, RootPlan.Value value) implements CallPlan {}

    /** Nothing. @param isProcedure whether it is called by CALL */
    record Nothing(RoutineCall call, boolean isProcedure) implements CallPlan {}

    /** The output arguments of a procedure. */
    record Procedure(RoutineCall call, Table outputs, List<Output> selected) implements CallPlan {
        public Procedure {
            selected = List.copyOf(selected);
        }
    }

    /** A {@code mutation_response}, with what is selected of either type. */
    record Response(RoutineCall call, MutationResponse response, List<Member> success, List<Member> error)
            implements CallPlan {
        public Response {
            success = List.copyOf(success);
            error = List.copyOf(error);
        }
    }

    /** A member of a response under its response key. */
    sealed interface Member {
        record Part(String key, ResponseMember member) implements Member {}

        /** The list of errors. @param fields names of the fields by their response keys */
        record Errors(String key, Map<String, String> fields) implements Member {}

        record Typename(String key, String typeName) implements Member {}

        /** A part whose JSON is of a known shape: what is selected of it. @param source who gives it */
        record Document(ResponseMember member, SqlName source, DocumentNode.Member.Field field) implements Member {}

        /** The row that the response is about. */
        record Row(String key, ReadBack read) implements Member {}
    }

    /** The columns of {@link BufferedRows} that are fetched; empty when each row is fetched whole. */
    static List<Column> bufferedColumns(BufferedRows rows) {
        return rows.isRowOfTable() ? List.of() : rows.read().table().columns();
    }

    /** All selected members. */
    static List<Member> members(Response response) {
        return java.util.stream.Stream.concat(response.success().stream(), response.error().stream())
                .toList();
    }

    /** Whether a part is selected anywhere. */
    static boolean selects(Response response, ResponseMember part) {
        return members(response).stream().anyMatch(member -> switch (member) {
            case Member.Part(String key, ResponseMember selected) -> selected == part;
            case Member.Document(ResponseMember selected, var source, var field) -> selected == part;
            case Member.Errors errors -> false;
            case Member.Typename typename -> false;
            case Member.Row row -> false;
        });
    }
}

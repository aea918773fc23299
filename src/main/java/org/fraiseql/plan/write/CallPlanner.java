package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.ResponseMember;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.document.Selection;
import org.fraiseql.plan.ErrorLocation;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RoutineCall;

/** Plans root fields of mutations that call functions and procedures. */
final class CallPlanner {
    private final Planner planner;

    CallPlanner(Planner planner) {
        this.planner = planner;
    }

    MutationRoot plan(RoutineMutation mutation, Selection selection) {
        return new MutationRoot.Called(selection.responseKey(), selection.location(), call(mutation, selection));
    }

    private CallPlan call(RoutineMutation mutation, Selection selection) {
        RoutineCall call = Planner.call(mutation.routine(), selection);
        return switch (mutation) {
            case RoutineMutation.Rows rows -> rows(rows, call, selection);
            case RoutineMutation.FoundRows(Routine routine, Table table, UniqueKey key) ->
                found(table, key, call, selection);
            case RoutineMutation.Value(Routine routine, var type) ->
                new CallPlan.Value(
                        call,
                        new RootPlan.Value(
                                selection.responseKey(),
                                call,
                                planner.shown(type),
                                routine.returnsSet(),
                                selection.location()));
            case RoutineMutation.Nothing nothing -> new CallPlan.Nothing(call, false);
            case RoutineMutation.Procedure(Routine routine, Optional<Table> outputs) ->
                outputs.<CallPlan>map(table -> new CallPlan.Procedure(
                                call,
                                table,
                                planner.outputs(table, selection.selections(), ErrorLocation.root(selection))))
                        .orElseGet(() -> new CallPlan.Nothing(call, true));
            case RoutineMutation.Response(Routine routine, MutationResponse response) ->
                response(call, response, selection);
        };
    }

    private CallPlan rows(RoutineMutation.Rows rows, RoutineCall call, Selection selection) {
        boolean isList = rows.routine().returnsSet();
        ReadPlan read = read(rows.table(), isList, selection);
        if (!isOfItselfOnly(read)) {
            return new CallPlan.BufferedRows(call, read, isList, rows.isRowOfTable());
        }
        ReadPlan direct = new ReadPlan(
                read.table(), Optional.of(call), read.outputs(), read.condition(), read.order(), read.page());
        return new CallPlan.Rows(call, direct, isList, rows.isRowOfTable());
    }

    private ReadPlan read(Table table, boolean isList, Selection selection) {
        return isList
                ? planner.list(table, Optional.empty(), selection, ErrorLocation.root(selection))
                : new ReadPlan(
                        table,
                        planner.outputs(table, selection.selections(), ErrorLocation.root(selection)),
                        Predicate.ALWAYS,
                        List.of(),
                        Page.ALL);
    }

    private CallPlan found(Table table, UniqueKey key, RoutineCall call, Selection selection) {
        boolean isList = call.routine().returnsSet();
        ReadPlan read = read(table, isList, selection);
        boolean isInOrder = read.order().isEmpty();
        return new CallPlan.FoundRows(call, new ReadBack(read, KeySlots.cells(key.columns()), isInOrder, true), isList);
    }

    /** A condition that is never true, or {@code limit: 0}, would keep PostgreSQL from calling the function at all. */
    private static boolean isOfItselfOnly(ReadPlan read) {
        return read.condition().equals(Predicate.ALWAYS)
                && !read.page().isPaged()
                && read.order().stream()
                        .allMatch(term -> term.path().isEmpty()
                                && term.column().function().isEmpty())
                && read.outputs().stream().allMatch(CallPlanner::isOfItself);
    }

    private static boolean isOfItself(Output output) {
        return switch (output) {
            case Output.Value(String key, var column) -> column.function().isEmpty();
            case Output.Composite composite -> composite.column().function().isEmpty();
            case Output.Document document -> true;
            case Output.Typename typename -> true;
            case Output.One one -> false;
            case Output.Rows rows -> false;
            case Output.Called called -> false;
            case Output.CalledOne called -> false;
        };
    }

    private CallPlan response(RoutineCall call, MutationResponse response, Selection selection) {
        return new CallPlan.Response(
                call,
                response,
                members(response, selection, response.successType()),
                members(response, selection, response.errorType()));
    }

    private List<CallPlan.Member> members(MutationResponse response, Selection root, String typeName) {
        List<CallPlan.Member> members = new ArrayList<>();
        for (Selection selection : root.selectionsByType().getOrDefault(typeName, List.of())) {
            members.add(member(
                    response, selection, typeName, ErrorLocation.root(root).below(selection)));
        }
        return members;
    }

    private CallPlan.Member member(
            MutationResponse response, Selection selection, String typeName, ErrorLocation place) {
        String key = selection.responseKey();
        if (selection.isTypename()) {
            return new CallPlan.Member.Typename(key, typeName);
        }
        Optional<MutationResponse.Entity> entity =
                response.entity().filter(found -> found.fieldName().equals(selection.fieldName()));
        if (entity.isPresent()) {
            return new CallPlan.Member.Row(key, row(entity.get(), selection, place));
        }
        ResponseMember member = ResponseMember.named(selection.fieldName());
        Optional<DocumentKey> document = response.document(member);
        if (document.isPresent()) {
            return new CallPlan.Member.Document(
                    member, document.get().source(), planner.document(typeName, document.get(), selection));
        }
        return member == ResponseMember.ERRORS
                ? new CallPlan.Member.Errors(key, fields(selection))
                : new CallPlan.Member.Part(key, member);
    }

    private static Map<String, String> fields(Selection errors) {
        Map<String, String> fields = new LinkedHashMap<>();
        errors.selections().forEach(field -> fields.put(field.responseKey(), field.fieldName()));
        return fields;
    }

    private ReadBack row(MutationResponse.Entity entity, Selection selection, ErrorLocation place) {
        ReadPlan read = new ReadPlan(
                entity.table(),
                planner.outputs(entity.table(), selection.selections(), place),
                Predicate.ALWAYS,
                List.of(),
                Page.ALL);
        return new ReadBack(read, KeySlots.cells(List.of(entity.key())), true, true);
    }
}

package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.MutationRoot.ReadBack;
import org.fraiseql.plan.WriteStep.Returning;

/** How the rows come into the answer: the statement gives them itself, or they are read back by key. */
record Answering(Returning returning, Optional<ReadBack> readBack, WriteAnswer answer) {

    static Answering row(WriteTarget target, List<Output> outputs) {
        return of(target, Optional.of(outputs), new WriteAnswer.Row(), !target.isTouchedLater(), true);
    }

    static Answering bulk(
            WriteTarget target,
            Optional<List<Output>> records,
            WriteAnswer answer,
            boolean hasGroups,
            boolean inOrderOfKeys) {
        boolean mayReturn = !hasGroups && inOrderOfKeys && !target.isTouchedLater();
        return of(target, records, answer, mayReturn, inOrderOfKeys);
    }

    static Answering beforeDeletion(WriteTarget target, Optional<List<Output>> records, WriteAnswer answer) {
        return of(target, records, answer, answer instanceof WriteAnswer.Deletion, false);
    }

    /** Read when all is written that is nested in the rows. */
    static Answering afterwards(WriteTarget target, Optional<List<Output>> records, WriteAnswer answer) {
        return of(target, records, answer, false, true);
    }

    private static Answering of(
            WriteTarget target,
            Optional<List<Output>> records,
            WriteAnswer answer,
            boolean mayReturn,
            boolean inOrderOfKeys) {
        if (records.isEmpty()) {
            return new Answering(new Returning.Nothing(), Optional.empty(), answer);
        }
        List<Output> outputs = records.get();
        boolean isFlat = target.isReadItself() && outputs.stream().allMatch(Answering::isFlat);
        if (isFlat && (mayReturn || target.identity().isEmpty())) {
            return new Answering(new Returning.Rows(outputs), Optional.empty(), answer);
        }
        List<Column> key = target.identity()
                .map(UniqueKey::columns)
                .orElseThrow(() -> WriteErrors.noKeyToReadBack(target.table().typeName()));
        List<OrderTerm> order = new ArrayList<>();
        if (!inOrderOfKeys) {
            key.stream()
                    .filter(column -> column.type().isOrdered())
                    .forEach(column -> order.add(new OrderTerm(List.of(), column, OrderDirection.ASC)));
        }
        ReadPlan read = new ReadPlan(target.table(), outputs, Predicate.ALWAYS, order, Page.ALL);
        return new Answering(
                new Returning.Keys(key),
                Optional.of(new ReadBack(read, WrittenKeys.cells(key), inOrderOfKeys)),
                answer);
    }

    private static boolean isFlat(Output output) {
        return switch (output) {
            case Output.Value value -> true;
            case Output.Composite composite -> true;
            case Output.Typename typename -> true;
            case Output.One one -> false;
            case Output.Many many -> false;
        };
    }
}

package org.fraiseql.plan.write;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.OrderDirection;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.OrderTerm;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Page;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.write.WriteStep.Returning;

/** How the rows come into the answer: the statement gives them itself, or they are read back by key. */
record ReturnStrategy(Returning returning, Optional<ReadBack> readBack, MutationPayload answer) {

    static ReturnStrategy row(WriteTarget target, List<Output> outputs) {
        return of(target, Optional.of(outputs), new MutationPayload.Row(), !target.isTouchedLater(), true);
    }

    static ReturnStrategy bulk(
            WriteTarget target,
            Optional<List<Output>> records,
            MutationPayload answer,
            boolean hasGroups,
            boolean inOrderOfKeys) {
        boolean mayReturn = !hasGroups && inOrderOfKeys && !target.isTouchedLater();
        return of(target, records, answer, mayReturn, inOrderOfKeys);
    }

    static ReturnStrategy beforeDeletion(WriteTarget target, Optional<List<Output>> records, MutationPayload answer) {
        return of(target, records, answer, answer instanceof MutationPayload.Deletion, false);
    }

    /** Read when all is written that is nested in the rows. */
    static ReturnStrategy afterwards(WriteTarget target, Optional<List<Output>> records, MutationPayload answer) {
        return of(target, records, answer, false, true);
    }

    private static ReturnStrategy of(
            WriteTarget target,
            Optional<List<Output>> records,
            MutationPayload answer,
            boolean mayReturn,
            boolean inOrderOfKeys) {
        if (records.isEmpty()) {
            return new ReturnStrategy(new Returning.Nothing(), Optional.empty(), answer);
        }
        List<Output> outputs = records.get();
        boolean isFlat = target.isReadItself() && outputs.stream().allMatch(ReturnStrategy::isFlat);
        if (isFlat && (mayReturn || target.identity().isEmpty())) {
            return new ReturnStrategy(new Returning.Rows(outputs), Optional.empty(), answer);
        }
        List<Column> key = target.readBy()
                .orElseThrow(() -> WriteErrors.noKeyToReadBack(target.table().typeName()));
        List<OrderTerm> order = new ArrayList<>();
        if (!inOrderOfKeys) {
            target.identity().map(UniqueKey::columns).orElse(key).stream()
                    .filter(column -> column.type().isOrdered())
                    .forEach(column -> order.add(new OrderTerm(List.of(), column, OrderDirection.ASC)));
        }
        ReadPlan read = new ReadPlan(target.table(), outputs, Predicate.ALWAYS, order, Page.ALL);
        return new ReturnStrategy(
                new Returning.Keys(target.writtenBy().orElse(key)),
                Optional.of(new ReadBack(read, KeySlots.cells(key), inOrderOfKeys, false)),
                answer);
    }

    private static boolean isFlat(Output output) {
        return switch (output) {
            case Output.Value value -> true;
            case Output.Composite composite -> true;
            case Output.Document document -> true;
            case Output.Typename typename -> true;
            case Output.One one -> false;
            case Output.Rows rows -> false;
            case Output.Called called -> false;
            case Output.CalledOne called -> false;
        };
    }
}

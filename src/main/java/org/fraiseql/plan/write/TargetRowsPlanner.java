package org.fraiseql.plan.write;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.Input;
import org.fraiseql.document.Selection;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.KeyArguments;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operands;
import org.fraiseql.plan.PlanErrors;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.write.WriteStep.TargetRows;

/** Plans which rows a mutation changes or deletes, and how many at most. */
final class TargetRowsPlanner {
    private final Planner planner;

    TargetRowsPlanner(Planner planner) {
        this.planner = planner;
    }

    static TargetRows byKey(WriteTarget target, Selection selection) {
        return new TargetRows.ByKey(KeyArguments.conditionOfMutation(identity(target), selection));
    }

    /** Of the key by which the row is written. */
    static List<Column> identity(WriteTarget target) {
        return target.writtenIdentity()
                .orElseThrow(() -> PlanErrors.notValidated(target.table().typeName() + " has no key"));
    }

    /** Every row is written only if that is said. */
    TargetRows where(WriteTarget target, Selection selection) {
        Map<String, Input> arguments = selection.arguments();
        Predicate condition = planner.condition(
                target.table(), Optional.ofNullable(arguments.get("where")), ArgumentPath.of("where"));
        boolean all = arguments.get("all") instanceof Input.Flag(boolean flag) && flag;
        if (condition.equals(Predicate.ALWAYS) && !all) {
            throw WriteErrors.emptyCondition(selection.fieldName());
        }
        if (all && !condition.equals(Predicate.ALWAYS)) {
            throw WriteErrors.allAndCondition();
        }
        return new TargetRows.Where(condition);
    }

    static Optional<Operand> atMost(Selection selection) {
        return Optional.ofNullable(selection.arguments().get("atMost"))
                .filter(given -> !(given instanceof Input.Null))
                .map(given -> Operands.of(given, new Operand.Form.RowCount(false), ArgumentPath.of("atMost")));
    }
}

package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;

/** A condition on a row of one table, normal form: no empty or single-element groups, no NOT of NOT. Made by the factories below. */
public sealed interface Predicate {
    Predicate ALWAYS = new Constant(true);
    Predicate NEVER = new Constant(false);

    record Constant(boolean value) implements Predicate {}

    record And(List<Predicate> terms) implements Predicate {
        public And {
            terms = List.copyOf(terms);
        }
    }

    record Or(List<Predicate> terms) implements Predicate {
        public Or {
            terms = List.copyOf(terms);
        }
    }

    record Not(Predicate term) implements Predicate {}

    /** A column tested against operands: one, or two for {@code between}. */
    record Compare(Column column, Operator operator, List<Operand> operands) implements Predicate {
        public Compare {
            operands = List.copyOf(operands);
        }
    }

    record IsNull(Column column, boolean negated) implements Predicate {}

    /** The empty AND is true. */
    static Predicate and(List<Predicate> terms) {
        List<Predicate> flat = new ArrayList<>();
        for (Predicate term : terms) {
            if (term.equals(NEVER)) {
                return NEVER;
            }
            if (term instanceof And(List<Predicate> inner)) {
                flat.addAll(inner);
            } else if (!term.equals(ALWAYS)) {
                flat.add(term);
            }
        }
        return flat.isEmpty() ? ALWAYS : flat.size() == 1 ? flat.getFirst() : new And(flat);
    }

    /** The empty OR is false. */
    static Predicate or(List<Predicate> terms) {
        List<Predicate> flat = new ArrayList<>();
        for (Predicate term : terms) {
            if (term.equals(ALWAYS)) {
                return ALWAYS;
            }
            if (term instanceof Or(List<Predicate> inner)) {
                flat.addAll(inner);
            } else if (!term.equals(NEVER)) {
                flat.add(term);
            }
        }
        return flat.isEmpty() ? NEVER : flat.size() == 1 ? flat.getFirst() : new Or(flat);
    }

    static Predicate not(Predicate term) {
        return switch (term) {
            case Constant(boolean value) -> value ? NEVER : ALWAYS;
            case Not(Predicate inner) -> inner;
            case IsNull(Column column, boolean negated) -> new IsNull(column, !negated);
            case And and -> new Not(and);
            case Or or -> new Not(or);
            case Compare compare -> new Not(compare);
        };
    }
}

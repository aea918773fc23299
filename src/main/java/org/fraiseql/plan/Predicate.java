package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.JsonPathOperator;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Table;

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

    /** An operator whose operand is true or false. */
    record Flag(Column column, Operator operator, boolean value) implements Predicate {}

    /** Rows at the other end of a relationship: whether some, all or none of them meet a condition. */
    record Related(Relationship relationship, Table target, Quantifier quantifier, Predicate condition)
            implements Predicate {}

    /** How many related rows must meet a condition. EVERY holds on no rows, and NULL counts as not true. */
    enum Quantifier {
        SOME,
        EVERY,
        NONE
    }

    /** A full text query with bounds for its rank. */
    record Search(Column column, Operator operator, Operand query, Optional<Operand> config, List<Rank> ranks)
            implements Predicate {
        public Search {
            ranks = List.copyOf(ranks);
        }
    }

    /** @param comparison an operator of numbers */
    record Rank(Operator comparison, Operand bound) {}

    /** A value not farther away than a threshold. */
    record Within(Column column, Distance distance, Operand threshold) implements Predicate {}

    /** A column compared with the path that the row of a table has which has this key. */
    record PathOfRow(Column column, Operator operator, Table table, Column path, Column keyColumn, Operand key)
            implements Predicate {}

    /** An inner value of a JSON document tested; no operands for {@code isnull}. */
    record JsonTest(Column column, Operand at, JsonPathOperator operator, List<Operand> operands) implements Predicate {
        public JsonTest {
            operands = List.copyOf(operands);
        }
    }

    /** The absence of an inner value of a JSON document; JSON's null counts as absent. */
    record JsonIsNull(Column column, Operand at, boolean negated) implements Predicate {}

    /** A condition on the attributes of a composite value. Without a value each attribute is NULL. */
    record Attributes(Column column, Predicate condition) implements Predicate {}

    /** Objects in a list of a document, or values of an array of composites: whether some, all or none of them meet a condition. */
    record Elements(Column column, Quantifier quantifier, Predicate condition) implements Predicate {}

    /** A condition that is settled needs no value. */
    static Predicate attributes(Column column, Predicate condition) {
        return condition instanceof Constant ? condition : new Attributes(column, condition);
    }

    /** The same for a condition that is settled: what is no list has no elements. */
    static Predicate elements(Column column, Quantifier quantifier, Predicate condition) {
        Predicate settling = quantifier == Quantifier.EVERY ? ALWAYS : NEVER;
        if (!condition.equals(settling)) {
            return new Elements(column, quantifier, condition);
        }
        return quantifier == Quantifier.SOME ? NEVER : ALWAYS;
    }

    /** A condition that no related row can meet, or that each does, is settled. */
    static Predicate related(Relationship relationship, Table target, Quantifier quantifier, Predicate condition) {
        Predicate settling = quantifier == Quantifier.EVERY ? ALWAYS : NEVER;
        if (!condition.equals(settling)) {
            return new Related(relationship, target, quantifier, condition);
        }
        return quantifier == Quantifier.SOME ? NEVER : ALWAYS;
    }

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
            case JsonIsNull(Column column, Operand at, boolean negated) -> new JsonIsNull(column, at, !negated);
            case Flag flag -> new Not(flag);
            case Related related -> new Not(related);
            case Attributes attributes -> new Not(attributes);
            case Elements elements -> new Not(elements);
            case Search search -> new Not(search);
            case Within within -> new Not(within);
            case PathOfRow path -> new Not(path);
            case JsonTest test -> new Not(test);
            case And and -> new Not(and);
            case Or or -> new Not(or);
            case Compare compare -> new Not(compare);
        };
    }
}

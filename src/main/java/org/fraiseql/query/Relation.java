package org.fraiseql.query;

import org.fraiseql.query.Condition.Quantifier;
import org.fraiseql.query.Condition.Related;

/** A relation of a row, to make conditions of. See {@link Condition#relation}. */
public record Relation(String name) {
    /** There is a row at its other end, and it meets the condition. For relations that lead to one row. */
    public Condition matches(Condition condition) {
        return new Related(name, Quantifier.ONE, condition);
    }

    /** There is no row at its other end. For relations that lead to one row. */
    public Condition isAbsent() {
        return new Condition.Comparison(name, "isnull", true);
    }

    /** At least one row meets the condition. For relations that lead to several, as the next two are. */
    public Condition some(Condition condition) {
        return new Related(name, Quantifier.SOME, condition);
    }

    /** All rows meet the condition, or there are none. */
    public Condition every(Condition condition) {
        return new Related(name, Quantifier.EVERY, condition);
    }

    /** No row meets the condition. */
    public Condition none(Condition condition) {
        return new Related(name, Quantifier.NONE, condition);
    }
}

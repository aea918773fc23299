package org.fraiseql.query;

import java.util.List;

/** What rows must meet: a {@code where} of GraphQL. Immutable. */
public sealed interface Condition {
    /**
     * A field compared with a value.
     *
     * @param operator as it is in GraphQL
     */
    record Comparison(String path, String operator, Object operand) implements Condition {}

    /** All of these hold; true if there are none. */
    record All(List<Condition> conditions) implements Condition {
        /** Copies them. */
        public All {
            conditions = List.copyOf(conditions);
        }
    }

    /** At least one of them; of none it is false. */
    record Any(List<Condition> conditions) implements Condition {
        /** Copies them. */
        public Any {
            conditions = List.copyOf(conditions);
        }
    }

    /** As SQL has it: rows of which nothing is known meet neither. */
    record Not(Condition condition) implements Condition {}

    /** Something about the rows that a relation leads to. */
    record Related(String relation, Quantifier quantifier, Condition condition) implements Condition {}

    /** How many of the related rows a condition speaks of. */
    enum Quantifier {
        /** The only one there may be. */
        ONE,
        /** At least one. */
        SOME,
        /** All related rows meet it, or there are none. */
        EVERY,
        /** Not one. */
        NONE
    }

    /**
     * A field of the row.
     *
     * @param path a field, or fields of relations that lead to one row with dots between them: {@code author.name}
     */
    static Field field(String path) {
        return new Field(path);
    }

    /** A relation of the row, by the name of its field. */
    static Relation relation(String name) {
        return new Relation(name);
    }

    /** All of these hold; true if there are none. */
    static Condition all(Condition... conditions) {
        return new All(List.of(conditions));
    }

    /** At least one of them; of none it is false. */
    static Condition any(Condition... conditions) {
        return new Any(List.of(conditions));
    }

    /** The opposite. */
    static Condition not(Condition condition) {
        return new Not(condition);
    }

    /** Both. */
    default Condition and(Condition other) {
        return all(this, other);
    }

    /** One of the two at least. */
    default Condition or(Condition other) {
        return any(this, other);
    }
}

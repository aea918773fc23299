package org.fraiseql.query;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.query.Condition.Comparison;

/**
 * A field of a row, to make conditions of. See {@link Condition#field}. The methods have the names of Jakarta Data's restrictions; every other operator of
 * GraphQL goes through {@link #is}.
 */
public record Field(String path) {
    /** Equal, which NULL is to nothing. */
    public Condition equalTo(Object value) {
        return new Comparison(path, "eq", value);
    }

    /** Another value, and not NULL. */
    public Condition notEqualTo(Object value) {
        return new Comparison(path, "neq", value);
    }

    /** Larger. */
    public Condition greaterThan(Object value) {
        return new Comparison(path, "gt", value);
    }

    /** Larger or equal. */
    public Condition greaterThanEqual(Object value) {
        return new Comparison(path, "gte", value);
    }

    /** Smaller. */
    public Condition lessThan(Object value) {
        return new Comparison(path, "lt", value);
    }

    /** Smaller or equal. */
    public Condition lessThanEqual(Object value) {
        return new Comparison(path, "lte", value);
    }

    /** Between the two, both included. */
    public Condition between(Object from, Object to) {
        Map<String, Object> ends = new LinkedHashMap<>();
        ends.put("from", from);
        ends.put("to", to);
        return new Comparison(path, "between", ends);
    }

    /** One of these; of none it is false. */
    public Condition in(Object... values) {
        return in(List.of(values));
    }

    /** One of these; of none it is false. */
    public Condition in(Collection<?> values) {
        return new Comparison(path, "in", values);
    }

    /** None of these, and not NULL; of none it is true. */
    public Condition notIn(Object... values) {
        return notIn(List.of(values));
    }

    /** None of these, and not NULL; of none it is true. */
    public Condition notIn(Collection<?> values) {
        return new Comparison(path, "nin", values);
    }

    /** NULL. */
    public Condition isNull() {
        return new Comparison(path, "isnull", true);
    }

    /** Not NULL. */
    public Condition notNull() {
        return new Comparison(path, "isnull", false);
    }

    /** A text with this somewhere in it, taken literally. */
    public Condition contains(String part) {
        return new Comparison(path, "contains", part);
    }

    /** A text that begins so, taken literally. */
    public Condition startsWith(String beginning) {
        return new Comparison(path, "startswith", beginning);
    }

    /** A text that ends so, taken literally. */
    public Condition endsWith(String end) {
        return new Comparison(path, "endswith", end);
    }

    /** A text of this pattern, in which {@code %} stands for anything and {@code _} for a character. */
    public Condition like(String pattern) {
        return new Comparison(path, "like", pattern);
    }

    /** Any operator of GraphQL by its name there: {@code field("address").is("inSubnet", "10.0.0.0/8")}. */
    public Condition is(String operator, Object operand) {
        return new Comparison(path, operator, operand);
    }
}

package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.List;
import org.fraiseql.catalog.OperatorTest;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Predicate;

/**
 * Renders tests of an inner value of a JSON document (PostgreSQL manual, JSON Functions and Operators). A value that is absent or JSON's null gives NULL;
 * so does an order between values of different kinds.
 */
final class JsonTestRenderer {
    private final SqlFragment document;

    JsonTestRenderer(SqlFragment document) {
        this.document = document;
    }

    /** The inner value as jsonb; NULL for JSON's null. */
    SqlFragment value(Operand at) {
        return concat(raw("nullif("), document, raw(" #> "), Binds.of(at), raw(", 'null'::jsonb)"));
    }

    private SqlFragment text(Operand at) {
        return concat(raw("("), document, raw(" #>> "), Binds.of(at), raw(")"));
    }

    SqlFragment test(Predicate.JsonTest test) {
        SqlFragment value = value(test.at());
        OperatorTest comparison = test.operator().operator().test();
        SqlFragment operand = Binds.of(test.operands().getFirst());
        return switch (test.operator().test()) {
            case COMPARED -> PredicateRenderer.compare(value, TypeOperators.OF_POSTGRESQL, comparison, test.operands());
            case IN_ORDER -> ordered(value, operand, comparison, test.operands());
            case AS_TEXT ->
                PredicateRenderer.compare(text(test.at()), TypeOperators.OF_POSTGRESQL, comparison, test.operands());
            case CONTAINMENT -> contains(test.at(), value, operand);
            case OVERLAP -> ofArray(value, overlaps(value, operand));
            case ANY_ITEM -> ofArray(value, concat(raw("EXISTS "), items(value, "="), operand, raw(")")));
            case EVERY_ITEM -> ofArray(value, concat(raw("NOT EXISTS "), items(value, "<>"), operand, raw(")")));
            case LENGTH -> length(value, operand, comparison);
            case ABSENCE -> throw new IllegalArgumentException("absence is a predicate of its own");
        };
    }

    private static SqlFragment items(SqlFragment value, String comparison) {
        return concat(
                raw("(SELECT FROM jsonb_array_elements("),
                value,
                raw(") AS e (item) WHERE e.item " + comparison + " "));
    }

    private static SqlFragment overlaps(SqlFragment value, SqlFragment operand) {
        return concat(raw("EXISTS "), items(value, "IN"), raw("(SELECT jsonb_array_elements("), operand, raw(")))"));
    }

    private static SqlFragment ordered(
            SqlFragment value, SqlFragment operand, OperatorTest comparison, List<Operand> operands) {
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                value,
                raw(") = jsonb_typeof("),
                operand,
                raw(") THEN "),
                PredicateRenderer.compare(value, TypeOperators.OF_POSTGRESQL, comparison, operands),
                raw(" END"));
    }

    /** A string contains a part of it, anything else what jsonb contains. */
    private SqlFragment contains(Operand at, SqlFragment value, SqlFragment operand) {
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                value,
                raw(") = 'string' AND jsonb_typeof("),
                operand,
                raw(") = 'string' THEN position("),
                operand,
                raw(" #>> '{}' IN "),
                text(at),
                raw(") > 0 ELSE "),
                value,
                raw(" @> "),
                operand,
                raw(" END"));
    }

    private static SqlFragment length(SqlFragment value, SqlFragment operand, OperatorTest comparison) {
        if (!(comparison instanceof OperatorTest.Measured(String function, String operator))) {
            throw new IllegalArgumentException(comparison + " measures nothing");
        }
        return concat(
                ofArray(value, concat(raw("jsonb_array_length("), value, raw(")"))),
                raw(" " + operator + " "),
                operand);
    }

    /** NULL for what is no array. */
    private static SqlFragment ofArray(SqlFragment value, SqlFragment result) {
        return concat(raw("CASE WHEN jsonb_typeof("), value, raw(") = 'array' THEN "), result, raw(" END"));
    }
}

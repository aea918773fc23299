package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.List;
import org.fraiseql.catalog.Operator;
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
        List<Operand> operands = test.operands();
        SqlFragment operand = Binds.of(operands.getFirst());
        return switch (test.operator()) {
            case EQ, NEQ, IN, NIN, DISTINCT_FROM, NOT_DISTINCT_FROM, HAS_KEY, HAS_ANY_KEYS, HAS_ALL_KEYS ->
                PredicateRenderer.compare(value, test.operator().test(), operands);
            case GT, GTE, LT, LTE -> ordered(value, operand, test.operator(), operands);
            case BETWEEN -> ordered(value, operand, test.operator(), operands);
            case ICONTAINS,
                    STARTSWITH,
                    ISTARTSWITH,
                    ENDSWITH,
                    IENDSWITH,
                    LIKE,
                    ILIKE,
                    NLIKE,
                    NILIKE,
                    MATCHES,
                    IMATCHES,
                    NOT_MATCHES,
                    NOT_IMATCHES,
                    IEQ ->
                PredicateRenderer.compare(text(test.at()), test.operator().test(), operands);
            case ARRAY_CONTAINS -> contains(test.at(), value, operand);
            case ARRAY_CONTAINED_BY -> concat(value, raw(" <@ "), operand);
            case ARRAY_STRICTLY_CONTAINS ->
                PredicateRenderer.compare(value, test.operator().test(), operands);
            case ARRAY_OVERLAPS ->
                ofArray(
                        value,
                        concat(
                                raw("EXISTS (SELECT FROM jsonb_array_elements("),
                                value,
                                raw(") e WHERE e IN (SELECT jsonb_array_elements("),
                                operand,
                                raw(")))")));
            case ANY_EQ ->
                ofArray(
                        value,
                        concat(
                                raw("EXISTS (SELECT FROM jsonb_array_elements("),
                                value,
                                raw(") e WHERE e = "),
                                operand,
                                raw(")")));
            case ALL_EQ ->
                ofArray(
                        value,
                        concat(
                                raw("NOT EXISTS (SELECT FROM jsonb_array_elements("),
                                value,
                                raw(") e WHERE e <> "),
                                operand,
                                raw(")")));
            case LEN_EQ, LEN_NEQ, LEN_GT, LEN_GTE, LEN_LT, LEN_LTE -> length(value, test.operator(), operands);
            default -> throw new IllegalArgumentException(test.operator() + " does not test inner values");
        };
    }

    private static SqlFragment ordered(
            SqlFragment value, SqlFragment operand, Operator operator, List<Operand> operands) {
        return concat(
                raw("CASE WHEN jsonb_typeof("),
                value,
                raw(") = jsonb_typeof("),
                operand,
                raw(") THEN "),
                PredicateRenderer.compare(value, operator.test(), operands),
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

    private static SqlFragment length(SqlFragment value, Operator operator, List<Operand> operands) {
        if (!(operator.test()
                instanceof org.fraiseql.catalog.OperatorTest.Measured(String function, String comparison))) {
            throw new IllegalArgumentException(operator + " measures nothing");
        }
        return concat(
                ofArray(value, concat(raw("jsonb_array_length("), value, raw(")"))),
                raw(" " + comparison + " "),
                Binds.of(operands.getFirst()));
    }

    /** NULL for what is no array. */
    private static SqlFragment ofArray(SqlFragment value, SqlFragment result) {
        return concat(raw("CASE WHEN jsonb_typeof("), value, raw(") = 'array' THEN "), result, raw(" END"));
    }
}

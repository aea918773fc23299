package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.Optional;
import org.fraiseql.catalog.ColumnType;

/**
 * Names the operators and functions of a type. Those of an extension are named with its schema (PostgreSQL manual, Operator Invocations), whatever the session's
 * {@code search_path} is: without it {@code citext = citext} is PostgreSQL's {@code text = text}, and other types have no operators.
 *
 * @param schema of an extension's type; empty for what PostgreSQL has itself
 */
record TypeOperators(Optional<String> schema) {
    static final TypeOperators OF_POSTGRESQL = new TypeOperators(Optional.empty());

    static TypeOperators of(ColumnType type) {
        return new TypeOperators(type.operatorSchema());
    }

    static TypeOperators between(ColumnType one, ColumnType other) {
        return new TypeOperators(ColumnType.operatorSchema(one, other));
    }

    /** {@code left operator right}. */
    SqlFragment compare(SqlFragment left, String operator, SqlFragment right) {
        if (schema.isEmpty()) {
            return concat(left, raw(" " + operator + " "), right);
        }
        return switch (operator) {
            // what SQL has words for stands for these (PostgreSQL manual, Pattern Matching)
            case "LIKE" -> compare(left, "~~", right);
            case "NOT LIKE" -> compare(left, "!~~", right);
            case "ILIKE" -> compare(left, "~~*", right);
            case "NOT ILIKE" -> compare(left, "!~~*", right);
            case "SIMILAR TO" -> compare(left, "~", similar(right));
            case "NOT SIMILAR TO" -> compare(left, "!~", similar(right));
            // the operand is never NULL
            case "IS DISTINCT FROM" -> concat(raw("("), compare(left, "=", right), raw(") IS NOT TRUE"));
            case "IS NOT DISTINCT FROM" -> concat(raw("("), compare(left, "=", right), raw(") IS TRUE"));
            default -> concat(left, infix(operator), right);
        };
    }

    private static SqlFragment similar(SqlFragment pattern) {
        return concat(raw("similar_to_escape("), pattern, raw(")"));
    }

    /** {@code left operator quantifier(right)}. */
    SqlFragment quantified(SqlFragment left, String operator, String quantifier, SqlFragment right) {
        return concat(left, infix(operator), raw(quantifier + "("), right, raw(")"));
    }

    /** Both ends included. */
    SqlFragment between(SqlFragment value, SqlFragment from, SqlFragment to) {
        return schema.isEmpty()
                ? concat(value, raw(" BETWEEN "), from, raw(" AND "), to)
                : concat(raw("("), compare(value, ">=", from), raw(" AND "), compare(value, "<=", to), raw(")"));
    }

    SqlFragment call(String function, SqlFragment argument) {
        SqlFragment name = schema.map(found -> concat(identifier(found), raw("." + function)))
                .orElseGet(() -> raw(function));
        return concat(name, raw("("), argument, raw(")"));
    }

    private SqlFragment infix(String operator) {
        return schema.map(found -> concat(raw(" OPERATOR("), identifier(found), raw("." + operator + ") ")))
                .orElseGet(() -> raw(" " + operator + " "));
    }
}

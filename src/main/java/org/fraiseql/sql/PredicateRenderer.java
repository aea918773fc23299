package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.bind;
import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.Operator.Test;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;
import org.fraiseql.plan.Predicate;

/** Renders a {@link Predicate} about the row of one alias. */
final class PredicateRenderer {
    private final String alias;

    PredicateRenderer(String alias) {
        this.alias = alias;
    }

    SqlFragment render(Predicate predicate) {
        return switch (predicate) {
            case Predicate.Constant(boolean value) -> raw(value ? "TRUE" : "FALSE");
            case Predicate.And(List<Predicate> terms) -> group(terms, " AND ");
            case Predicate.Or(List<Predicate> terms) -> group(terms, " OR ");
            case Predicate.Not(Predicate term) -> concat(raw("NOT ("), render(term), raw(")"));
            case Predicate.IsNull(Column column, boolean negated) ->
                concat(ValueRenderer.column(alias, column.name()), raw(negated ? " IS NOT NULL" : " IS NULL"));
            case Predicate.Compare(Column column, Operator operator, List<Operand> operands) ->
                compare(subject(column), operator.test(), operands);
        };
    }

    private SqlFragment group(List<Predicate> terms, String combinator) {
        return join(combinator, terms.stream().map(this::grouped).toList());
    }

    private SqlFragment grouped(Predicate term) {
        boolean isGroup = term instanceof Predicate.And || term instanceof Predicate.Or;
        return isGroup ? concat(raw("("), render(term), raw(")")) : render(term);
    }

    /** The column; a type that we know only by its text form is compared in it. */
    private SqlFragment subject(Column column) {
        SqlFragment plain = ValueRenderer.column(alias, column.name());
        boolean isOther =
                column.type() instanceof ColumnType.Scalar(PgScalar scalar, var name) && scalar == PgScalar.OTHER;
        return isOther ? concat(plain, raw("::text")) : plain;
    }

    private static SqlFragment compare(SqlFragment subject, Test test, List<Operand> operands) {
        SqlFragment first = bound(operands.getFirst());
        return switch (test) {
            case Test.Infix(String operator) -> concat(subject, raw(" " + operator + " "), first);
            case Test.Quantified(String operator, String quantifier) ->
                concat(subject, raw(" " + operator + " " + quantifier + "("), first, raw(")"));
            case Test.Between() -> concat(subject, raw(" BETWEEN "), first, raw(" AND "), bound(operands.getLast()));
            case Test.Like(String operator, String before, String after) ->
                concat(subject, raw(" " + operator + " "), first);
            case Test.CaseFolded(String operator) ->
                concat(raw("lower("), subject, raw(") " + operator + " lower("), first, raw(")"));
            case Test.Absence() -> throw new IllegalArgumentException("isnull has no operand to compare with");
        };
    }

    static SqlFragment bound(Operand operand) {
        return bind(
                operand,
                switch (operand.form()) {
                    case Form.Typed(ColumnType type) -> SqlTypes.cast(type);
                    case Form.ListOf(ColumnType type) -> SqlTypes.cast(type) + "[]";
                    case Form.LikeLiteral literal -> "text";
                    case Form.Text text -> "text";
                    case Form.Regex regex -> "text";
                    case Form.RowCount count -> "int8";
                });
    }
}

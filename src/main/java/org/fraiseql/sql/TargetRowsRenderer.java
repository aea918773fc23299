package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.write.KeyCell;
import org.fraiseql.plan.write.WriteStep.TargetRows;

/** Renders which rows a statement writes: from {@code WHERE} on, or from a second row source on that has their keys. */
final class TargetRowsRenderer {
    private final Aliases aliases;

    TargetRowsRenderer(Aliases aliases) {
        this.aliases = aliases;
    }

    /** @param joining what stands before a second row source in this statement */
    SqlFragment render(WriteTarget target, TargetRows rows, String joining) {
        return switch (rows) {
            case TargetRows.ByKey(Predicate condition) ->
                concat(
                        raw(" WHERE "),
                        new PredicateRenderer(KeyRowSource.ROW, aliases).render(condition),
                        andThere(target));
            case TargetRows.Where(Predicate condition) -> where(chosen(target, condition));
            case TargetRows.Keyed(List<KeyCell> keys) ->
                concat(
                        raw(joining),
                        KeyRowSource.source(keys),
                        raw(" WHERE "),
                        KeyRowSource.matches(keys, KeyRowSource.ROW));
        };
    }

    /** What is asked for, and what is there whatever is asked for. */
    private List<SqlFragment> chosen(WriteTarget target, Predicate condition) {
        List<SqlFragment> terms = new ArrayList<>();
        if (!condition.equals(Predicate.ALWAYS)) {
            terms.add(where(target, condition));
        }
        there(target).ifPresent(terms::add);
        if (terms.size() == 2 && condition instanceof Predicate.Or) {
            terms.set(0, concat(raw("("), terms.getFirst(), raw(")")));
        }
        return terms;
    }

    private static SqlFragment where(List<SqlFragment> terms) {
        return terms.isEmpty() ? raw("") : concat(raw(" WHERE "), join(" AND ", terms));
    }

    /** The condition on the row that is there already in the place of one to be inserted. */
    SqlFragment ofConflict(WriteTarget target, Predicate condition) {
        return where(chosen(target, condition));
    }

    private Optional<SqlFragment> there(WriteTarget target) {
        SqlName read = target.table().readFrom();
        return target.isReadItself()
                ? aliases.condition(read, KeyRowSource.ROW)
                : aliases.hide(read) ? Optional.of(where(target, Predicate.ALWAYS)) : Optional.empty();
    }

    /** Behind another condition. */
    SqlFragment andThere(WriteTarget target) {
        return there(target).map(condition -> concat(raw(" AND "), condition)).orElse(raw(""));
    }

    /** A condition on the table as it is read; what is written through another relation is found by its key. */
    private SqlFragment where(WriteTarget target, Predicate condition) {
        if (target.isReadItself()) {
            return new PredicateRenderer(KeyRowSource.ROW, aliases).render(condition);
        }
        String read = aliases.nextStored();
        List<SqlFragment> written = new ArrayList<>();
        List<SqlFragment> found = new ArrayList<>();
        target.writtenIdentity()
                .orElse(List.of())
                .forEach(column -> written.add(ValueRenderer.column(KeyRowSource.ROW, column.name())));
        target.identity()
                .map(UniqueKey::columns)
                .orElse(List.of())
                .forEach(column -> found.add(ValueRenderer.column(read, column.name())));
        return concat(
                raw("("),
                join(", ", written),
                raw(") IN (SELECT "),
                join(", ", found),
                raw(" FROM "),
                RowSource.aliased(target.table().readFrom(), read),
                raw(" WHERE "),
                new PredicateRenderer(read, aliases).render(condition),
                aliases.andCondition(target.table().readFrom(), read),
                raw(")"));
    }
}

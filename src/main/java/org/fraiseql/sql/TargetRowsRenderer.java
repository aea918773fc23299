package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
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
        if (condition.equals(Predicate.ALWAYS)) {
            return there(target).stream().toList();
        }
        if (!target.isReadItself()) {
            return List.of(found(target, condition));
        }
        SqlFragment asked = new PredicateRenderer(KeyRowSource.ROW, aliases).render(condition);
        return there(target)
                .map(there -> List.of(Aliases.grouped(condition, asked), there))
                .orElse(List.of(asked));
    }

    private static SqlFragment where(List<SqlFragment> terms) {
        return terms.isEmpty() ? raw("") : concat(raw(" WHERE "), join(" AND ", terms));
    }

    /**
     * The condition on the row that is there already in the place of one to be inserted. One that another transaction inserted after the statement began is met
     * as well, but no query of the statement finds it (PostgreSQL manual, Read Committed Isolation Level): whether a view shows it is not known, and it stays
     * as it is.
     */
    SqlFragment ofConflict(WriteTarget target, Predicate condition) {
        return where(chosen(target, condition));
    }

    private Optional<SqlFragment> there(WriteTarget target) {
        return target.isReadItself()
                ? aliases.condition(target.table().readFrom(), KeyRowSource.ROW)
                : Optional.of(shown(target));
    }

    /** What is written through another relation is there if that shows it. Asked for each row, as an upsert meets few of many. */
    private SqlFragment shown(WriteTarget target) {
        SqlName read = target.table().readFrom();
        String alias = aliases.nextStored();
        return concat(
                raw("EXISTS (SELECT 1 FROM "),
                RowSource.aliased(read, alias),
                raw(" WHERE "),
                same(target, alias),
                aliases.andCondition(read, alias),
                raw(")"));
    }

    private static SqlFragment same(WriteTarget target, String readAlias) {
        List<SqlFragment> ofRead = keyOf(target, readAlias);
        List<SqlFragment> ofWritten = of(target, KeyRowSource.ROW);
        List<SqlFragment> same = new ArrayList<>();
        for (int i = 0; i < ofRead.size(); i++) {
            same.add(operators(target, i).compare(ofRead.get(i), "=", ofWritten.get(i)));
        }
        return join(" AND ", same);
    }

    private static TypeOperators operators(WriteTarget target, int place) {
        return TypeOperators.between(
                read(target).get(place).type(), written(target).get(place).type());
    }

    /** Whether rows are compared column by column, as the columns have operators of several schemas. */
    private static boolean isComparedByColumns(WriteTarget target) {
        return IntStream.range(0, read(target).size())
                .anyMatch(place -> operators(target, place).schema().isPresent());
    }

    /** The key of the table that is written. */
    private static List<SqlFragment> of(WriteTarget target, String alias) {
        return compared(alias, written(target), read(target));
    }

    /** The columns of that key in the rows that are read. */
    private static List<SqlFragment> keyOf(WriteTarget target, String alias) {
        return compared(alias, read(target), written(target));
    }

    private static List<Column> written(WriteTarget target) {
        return target.writtenIdentity().orElse(List.of());
    }

    private static List<Column> read(WriteTarget target) {
        return target.identity().map(UniqueKey::columns).orElse(List.of());
    }

    /** A copy may have its key as another type: where one of both is a text, the other is compared as one. */
    private static List<SqlFragment> compared(String alias, List<Column> columns, List<Column> others) {
        List<SqlFragment> compared = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            ColumnType type = columns.get(i).type();
            SqlFragment value = ValueRenderer.column(alias, columns.get(i).name());
            boolean isOtherAText =
                    !type.isText() && !type.isComparedWith(others.get(i).type());
            compared.add(isOtherAText ? concat(value, raw("::text")) : value);
        }
        return compared;
    }

    /** Behind another condition. */
    SqlFragment andThere(WriteTarget target) {
        return there(target).map(condition -> concat(raw(" AND "), condition)).orElse(raw(""));
    }

    /** A condition on another relation than the written one, which is found by its key. */
    private SqlFragment found(WriteTarget target, Predicate condition) {
        String read = aliases.nextStored();
        SqlFragment asked = new PredicateRenderer(read, aliases).render(condition);
        if (isComparedByColumns(target)) {
            return concat(
                    raw("EXISTS (SELECT FROM "),
                    RowSource.aliased(target.table().readFrom(), read),
                    raw(" WHERE "),
                    same(target, read),
                    raw(" AND "),
                    Aliases.grouped(condition, asked),
                    aliases.andCondition(target.table().readFrom(), read),
                    raw(")"));
        }
        return concat(
                raw("("),
                join(", ", of(target, KeyRowSource.ROW)),
                raw(") IN (SELECT "),
                join(", ", keyOf(target, read)),
                raw(" FROM "),
                RowSource.aliased(target.table().readFrom(), read),
                raw(" WHERE "),
                aliases.hide(target.table().readFrom()) ? Aliases.grouped(condition, asked) : asked,
                aliases.andCondition(target.table().readFrom(), read),
                raw(")"));
    }
}

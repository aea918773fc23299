package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.plan.OrderTerm;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RoutineCall;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.ReadBack;

/** The FROM clause of one SELECT while it grows: a table and the tables joined to it, each relationship once. */
final class RowSource {
    /** No name of a field has it. */
    private static final String WHOLE = " whole";

    private final Aliases aliases;
    private final String alias;
    private final Optional<SqlFragment> table;
    /** What of the rows is there, whatever is asked for. */
    private final Optional<SqlFragment> there;

    private final List<SqlFragment> joins = new ArrayList<>();
    private final Map<String, String> joined = new LinkedHashMap<>();
    private Optional<SqlFragment> writtenOnly = Optional.empty();
    private boolean inOrderOfKeys;
    private boolean showsHidden;

    RowSource(ReadPlan plan, Aliases aliases) {
        this.aliases = aliases;
        this.alias = plan.call().isPresent() ? aliases.next() : aliases.nextStored();
        this.table = Optional.of(plan.call()
                .map(call -> concat(RoutineRenderer.call(call), raw(" " + alias)))
                .orElseGet(() -> aliased(plan.table().readFrom(), alias)));
        this.there = aliases.condition(plan.table().readFrom(), alias);
    }

    private RowSource(Aliases aliases, Table called) {
        this.aliases = aliases;
        this.alias = aliases.next();
        this.table = Optional.empty();
        this.there = aliases.condition(called.readFrom(), alias);
    }

    /** Rows that belong to those above. */
    static RowSource of(Output.Rows rows, Aliases aliases) {
        return switch (rows) {
            case Output.Many many -> new RowSource(many.read(), aliases);
            case Output.CalledMany called ->
                new RowSource(aliases, called.read().table()); // the row above is not known yet
        };
    }

    /** Rows that a function gave before. */
    RowSource(CallPlan.BufferedRows rows, Aliases aliases) {
        this.aliases = aliases;
        this.alias = aliases.next();
        this.table = Optional.of(CallRenderer.source(rows, alias));
        this.there = aliases.condition(rows.read().table().readFrom(), alias);
    }

    String alias() {
        return alias;
    }

    /** Restricts the source to the rows that were just written. Call it before anything is joined. */
    void restrictTo(ReadBack readBack) {
        joins.add(concat(raw(" CROSS JOIN "), KeyRowSource.source(readBack.keys())));
        writtenOnly = Optional.of(KeyRowSource.matches(readBack.keys(), alias));
        inOrderOfKeys = readBack.inOrderOfKeys();
        showsHidden = !readBack.ofFunction(); // who has written a row may see it
    }

    /** The alias of the row at the other end of a to-one relationship. */
    String joinTo(String from, Relationship relationship, Table target) {
        return joinTo(from, relationship, target, false);
    }

    /** @param isTakenWhole whether a function takes the row */
    String joinTo(String from, Relationship relationship, Table target, boolean isTakenWhole) {
        boolean isWhole = isTakenWhole && relationship.mayRepeat();
        String key = from + "." + relationship.fieldName() + (isWhole ? WHOLE : "");
        String known = joined.get(key);
        if (known != null) {
            return known;
        }
        if (relationship.mayRepeat()) {
            String one = joinToOne(from, relationship, target, isWhole);
            joined.put(key, one);
            return one;
        }
        String to = aliases.nextStored();
        joined.put(key, to);
        joins.add(concat(
                raw(" LEFT JOIN "),
                aliased(target.readFrom(), to),
                raw(" ON "),
                belongs(to, from, relationship, aliases),
                aliases.andCondition(target.readFrom(), to)));
        return to;
    }

    private String joinToOne(String from, Relationship relationship, Table target, boolean isTakenWhole) {
        String row = aliases.nextStored();
        String one = aliases.next();
        joins.add(concat(
                raw(" LEFT JOIN LATERAL "),
                oneRow(row, from, relationship, target, isTakenWhole, aliases),
                raw(" " + one + " ON true")));
        return one(one, isTakenWhole);
    }

    /** How a row of {@link #oneRow} is named. */
    static String one(String alias, boolean isTakenWhole) {
        return isTakenWhole ? "(" + alias + ".r)" : alias;
    }

    /**
     * One of the rows that a view, or a table with inheriting ones, shows where one is meant, wherever it is asked for the same: a row more would repeat that from which the relationship leads.
     *
     * @param isTakenWhole whether a function takes it, which only who may select all of its columns can call
     */
    static SqlFragment oneRow(
            String row, String from, Relationship relationship, Table target, boolean isTakenWhole, Aliases aliases) {
        List<SqlFragment> order = target.columns().stream()
                .filter(column -> column.function().isEmpty()
                        && column.document().isEmpty()
                        && column.type().isOrdered())
                .map(column -> ValueRenderer.column(row, column.name()))
                .toList();
        return concat(
                raw("(SELECT "),
                isTakenWhole
                        ? concat(ValueRenderer.wholeColumn(raw(row)), raw(" AS r"))
                        : columns(row, relationship, target),
                raw(" FROM "),
                aliased(target.readFrom(), row),
                raw(" WHERE "),
                belongs(row, from, relationship, aliases),
                aliases.andCondition(target.readFrom(), row),
                order.isEmpty() ? raw("") : concat(raw(" ORDER BY "), join(", ", order)),
                raw(" LIMIT 1)"));
    }

    /** All that may be asked of a row. */
    private static SqlFragment columns(String row, Relationship relationship, Table target) {
        Set<String> names = new LinkedHashSet<>(relationship.remoteColumns());
        target.columns().stream()
                .filter(column -> column.function().isEmpty())
                .forEach(column ->
                        names.add(column.document().map(DocumentKey::column).orElse(column.name())));
        target.relationships().stream()
                .flatMap(other -> other.columns().stream())
                .filter(pair -> pair.localKey().isEmpty())
                .forEach(pair -> names.add(pair.local()));
        return join(
                ", ",
                names.stream().map(name -> ValueRenderer.column(row, name)).toList());
    }

    /** The alias of the row that a function of a row gives. */
    String joinTo(String from, Output.CalledOne called) {
        String to = aliases.next();
        joins.add(concat(
                raw(" LEFT JOIN LATERAL "),
                RoutineRenderer.call(called.call(), ValueRenderer.whole(raw(from))),
                raw(" " + to + " ON true"),
                aliases.andCondition(called.target().readFrom(), to)));
        return to;
    }

    /** From FROM to LIMIT. Call it last, as ordering by a relationship joins too. */
    SqlFragment clauses(ReadPlan plan) {
        return clauses(plan, table.orElseThrow(), List.of());
    }

    /** The clauses of the rows that belong to one row of the parent. */
    SqlFragment clauses(ReadPlan plan, String parent, Link link) {
        return switch (link) {
            case Link.ByColumns(Relationship relationship) ->
                clauses(plan, table.orElseThrow(), List.of(belongs(alias, parent, relationship, aliases)));
            case Link.ByCall byCall -> clauses(plan, called(plan, parent, byCall), conditions(parent, byCall));
        };
    }

    private SqlFragment called(ReadPlan plan, String parent, Link.ByCall link) {
        RoutineCall call = plan.call().orElseThrow();
        return concat(RoutineRenderer.call(call, ValueRenderer.column(parent, link.row())), raw(" " + alias));
    }

    /** No rows belong to a parent's row that is not there. */
    private static List<SqlFragment> conditions(String parent, Link.ByCall link) {
        return link.mayBeAbsent()
                ? List.of(concat(raw("NOT ("), ValueRenderer.column(parent, link.row()), raw(" IS NULL)")))
                : List.of();
    }

    private SqlFragment clauses(ReadPlan plan, SqlFragment from, List<SqlFragment> moreConditions) {
        SqlFragment order = inOrderOfKeys ? raw(" ORDER BY " + KeyRowSource.POSITION) : order(plan.order());
        List<SqlFragment> clauses = new ArrayList<>(List.of(raw(" FROM "), from));
        clauses.addAll(joins);
        clauses.add(where(plan, moreConditions));
        clauses.add(order);
        plan.page().limit().ifPresent(limit -> clauses.add(concat(raw(" LIMIT "), Binds.limit(limit))));
        plan.page().offset().ifPresent(offset -> clauses.add(concat(raw(" OFFSET "), Binds.of(offset))));
        return join("", clauses);
    }

    /** From FROM to WHERE: the rows of all the parents. Call it last, too. */
    SqlFragment joinedTo(String parents, Link link, ReadPlan plan) {
        return switch (link) {
            case Link.ByColumns(Relationship relationship) -> joinedTo(parents, relationship, plan);
            case Link.ByCall byCall -> {
                List<SqlFragment> clauses = new ArrayList<>(
                        List.of(raw(" FROM " + parents + " CROSS JOIN LATERAL "), called(plan, parents, byCall)));
                clauses.addAll(joins);
                clauses.add(where(plan, conditions(parents, byCall)));
                yield join("", clauses);
            }
        };
    }

    private SqlFragment joinedTo(String parents, Relationship relationship, ReadPlan plan) {
        List<SqlFragment> clauses = new ArrayList<>(List.of(raw(" FROM " + parents + " JOIN ")));
        if (relationship.through().isPresent()) {
            Relationship.Through through = relationship.through().get();
            String junction = aliases.next();
            clauses.addAll(List.of(
                    pairs(relationship, through, junction),
                    raw(" ON "),
                    on(junction, parents, relationship.columns()),
                    raw(" JOIN "),
                    table.orElseThrow(),
                    raw(" ON "),
                    on(alias, junction, through.onward())));
        } else {
            clauses.addAll(List.of(table.orElseThrow(), raw(" ON "), on(alias, parents, relationship.columns())));
        }
        clauses.addAll(joins);
        clauses.add(where(plan, List.of()));
        return join("", clauses);
    }

    /** What a junction table joins, each pair once. */
    private SqlFragment pairs(Relationship relationship, Relationship.Through through, String junction) {
        List<SqlFragment> columns = new ArrayList<>();
        relationship.columns().forEach(pair -> columns.add(identifier(pair.remote())));
        through.onward().forEach(pair -> columns.add(identifier(pair.local())));
        SqlName name = through.junction();
        String inner = aliases.hide(name) ? aliases.next() : "";
        return concat(
                raw("(SELECT DISTINCT "),
                join(", ", columns),
                raw(" FROM "),
                identifier(name.schema()),
                raw("."),
                identifier(name.name()),
                aliases.condition(name, inner)
                        .map(condition -> concat(raw(" " + inner + " WHERE "), condition))
                        .orElse(raw("")),
                raw(") " + junction));
    }

    private SqlFragment where(ReadPlan plan, List<SqlFragment> more) {
        List<SqlFragment> conditions = new ArrayList<>(more);
        writtenOnly.ifPresent(conditions::add);
        if (!showsHidden) {
            there.ifPresent(conditions::add);
        }
        if (plan.call().filter(call -> !call.routine().returnsSet()).isPresent()) {
            conditions.add(raw("NOT (" + alias + ".* IS NULL)"));
        }
        if (!plan.condition().equals(Predicate.ALWAYS)) {
            SqlFragment condition = new PredicateRenderer(alias, aliases).render(plan.condition());
            conditions.add(conditions.isEmpty() ? condition : Aliases.grouped(plan.condition(), condition));
        }
        return conditions.isEmpty() ? raw("") : concat(raw(" WHERE "), join(" AND ", conditions));
    }

    /** ORDER BY, by the primary key where nothing else is asked for. */
    SqlFragment orderOrKey(ReadPlan plan) {
        if (!plan.order().isEmpty()) {
            return order(plan.order());
        }
        return plan.table()
                .primaryKey()
                .map(key -> concat(
                        raw(" ORDER BY "),
                        join(
                                ", ",
                                key.columns().stream()
                                        .map(column -> ValueRenderer.column(raw(alias), column))
                                        .toList())))
                .orElseGet(() -> raw(""));
    }

    private SqlFragment order(List<OrderTerm> terms) {
        if (terms.isEmpty()) {
            return raw("");
        }
        List<SqlFragment> rendered = new ArrayList<>();
        for (OrderTerm term : terms) {
            String at = alias;
            for (OrderTerm.Step step : term.path()) {
                at = joinTo(
                        at,
                        step.relationship(),
                        step.target(),
                        term.column().function().isPresent());
            }
            SqlFragment value = sorted(at, term.column());
            SqlFragment key = term.distance()
                    .map(distance -> new DistanceRenderer(value, term.column()).render(distance))
                    .orElse(value);
            rendered.add(concat(key, raw(" " + term.direction().sortClause())));
        }
        return concat(raw(" ORDER BY "), join(", ", rendered));
    }

    /** Keys of documents as an index has them, texts as they are printed. */
    private SqlFragment sorted(String alias, Column column) {
        return IndexedValue.of(alias, column, aliases)
                .filter(IndexedValue::isExact)
                .map(IndexedValue::value)
                .or(() -> column.document().flatMap(key -> DocumentRenderer.printed(raw(alias), key, column.type())))
                .orElseGet(() -> ValueRenderer.column(raw(alias), column));
    }

    /** Directly by the columns of the key, or through a junction table. */
    static SqlFragment belongs(String remoteAlias, String localAlias, Relationship relationship, Aliases aliases) {
        if (relationship.through().isEmpty()) {
            return on(remoteAlias, localAlias, relationship.columns());
        }
        Relationship.Through through = relationship.through().get();
        String junction = aliases.next();
        return concat(
                raw("EXISTS (SELECT FROM "),
                aliased(through.junction(), junction),
                raw(" WHERE "),
                on(junction, localAlias, relationship.columns()),
                raw(" AND "),
                on(remoteAlias, junction, through.onward()),
                aliases.andCondition(through.junction(), junction),
                raw(")"));
    }

    /** {@code t1."id" = t0."author_id"}. */
    private static SqlFragment on(String remoteAlias, String localAlias, List<ColumnPair> pairs) {
        List<SqlFragment> terms = new ArrayList<>();
        for (ColumnPair pair : pairs) {
            SqlFragment remote = pair.remoteKey()
                    .map(key -> DocumentRenderer.referring(raw(remoteAlias), key))
                    .orElseGet(() -> ValueRenderer.column(remoteAlias, pair.remote()));
            terms.add(new TypeOperators(pair.operatorSchema()).compare(remote, "=", local(localAlias, pair)));
            pair.remoteKey()
                    .flatMap(key -> DocumentRenderer.certain(raw(remoteAlias), key))
                    .ifPresent(terms::add);
        }
        return join(" AND ", terms);
    }

    /** What the other end of a pair is compared with. */
    static SqlFragment local(String alias, ColumnPair pair) {
        return pair.localKey()
                .map(key -> DocumentRenderer.comparable(raw(alias), key))
                .orElseGet(() -> ValueRenderer.column(alias, pair.local()));
    }

    static SqlFragment aliased(SqlName name, String alias) {
        return concat(identifier(name.schema()), raw("."), identifier(name.name()), raw(" " + alias));
    }
}

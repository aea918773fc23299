package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which rows of what a query selects from are determined as soon as the values of some of its columns are known: those of which a key is known, by these columns
 * or by what the query holds equal to them.
 */
final class DeterminedRows {
    /** Kinds of {@code JoinType}. */
    private static final String INNER = "0";

    private static final String LEFT = "1";
    private static final String RIGHT = "3";
    /** {@code pg_proc.oid} of the cast of int4 to int8. */
    private static final long TO_INT8 = 481;
    /** Kind of {@code LimitOption}. */
    private static final long BY_COUNT = 0;

    private static final List<String> ONE = List.of("[", "1", "0", "0", "0", "0", "0", "0", "0", "]");

    /** Whether at most one row of an entry of a query has the same values in the columns of these numbers. */
    interface Keys {
        boolean isUnique(QueryScope scope, NodeTree entry, Set<Integer> numbers);
    }

    /** A column of what is selected from. @param entry its number */
    private record Variable(long entry, int number) {}

    /** @param told of what it makes known variables; an outer join says nothing of the rows that it keeps */
    private record Equality(NodeTree one, NodeTree other, Set<Long> told) {}

    /** @param optional the entries that are left out where the terms do not hold */
    private record OuterJoin(Set<Long> optional, List<NodeTree> terms) {}

    private final QueryScope scope;
    private final Set<Integer> numbers;
    private final Keys keys;

    private final Set<Long> entries = new LinkedHashSet<>();
    private final List<Equality> equalities = new ArrayList<>();
    private final List<OuterJoin> outerJoins = new ArrayList<>();
    private final Set<Long> present = new LinkedHashSet<>();
    private final Map<Long, Set<Integer>> asked = new LinkedHashMap<>();
    private final Set<Variable> known = new LinkedHashSet<>();
    private final Set<Long> determined = new LinkedHashSet<>();
    private boolean hasFullJoin;

    /** @param numbers of the query's columns whose values are known, and not NULL */
    DeterminedRows(QueryScope scope, Set<Integer> numbers, Keys keys) {
        this.scope = scope;
        this.numbers = numbers;
        this.keys = keys;
    }

    /** Whether the query has at most one row with these values. */
    boolean isUnique() {
        NodeTree query = scope.query();
        if (isLimitedToOne(query)) {
            return true;
        }
        if (query.field("setOperations").is("SETOPERATIONSTMT")) {
            return false;
        }
        entries.addAll(add(query.field("jointree")));
        determine();
        List<NodeTree> distinct = query.field("distinctClause").list();
        if (!distinct.isEmpty() && distinct.stream().allMatch(this::isSettledTarget)) {
            return true;
        }
        if (is("hasTargetSRFs") || !query.field("groupingSets").list().isEmpty()) {
            return false;
        }
        if (!hasFullJoin && determined.containsAll(entries)) {
            return true;
        }
        List<NodeTree> groups = query.field("groupClause").list();
        return groups.isEmpty() ? is("hasAggs") : groups.stream().allMatch(this::isSettledTarget);
    }

    /** {@code LIMIT 1}; WITH TIES may add to it. */
    private static boolean isLimitedToOne(NodeTree query) {
        NodeTree limit = query.field("limitCount");
        boolean isWidened = limit.is("FUNCEXPR") && limit.field("funcid").number() == TO_INT8;
        List<NodeTree> arguments = limit.field("args").list();
        NodeTree constant = isWidened && !arguments.isEmpty() ? arguments.getFirst() : limit;
        return query.field("limitOption").number() == BY_COUNT
                && constant.is(NodeTree.CONSTANT)
                && ONE.equals(constant.field(NodeTree.BYTES).list().stream()
                        .map(NodeTree::text)
                        .toList());
    }

    private boolean is(String flag) {
        return Boolean.parseBoolean(scope.query().field(flag).text());
    }

    /** Adds what a part of FROM holds equal. Answers the numbers of its entries. */
    private Set<Long> add(NodeTree joined) {
        Set<Long> found = new LinkedHashSet<>();
        if (joined.is("RANGETBLREF")) {
            found.add(joined.field("rtindex").number());
        } else if (joined.is("FROMEXPR")) {
            joined.field("fromlist").list().forEach(part -> found.addAll(add(part)));
            addTerms(joined.field("quals"), found);
        } else if (joined.is("JOINEXPR")) {
            Set<Long> left = add(joined.field("larg"));
            Set<Long> right = add(joined.field("rarg"));
            found.addAll(left);
            found.addAll(right);
            switch (joined.field("jointype").text()) {
                case INNER -> addTerms(joined.field("quals"), found);
                case LEFT -> addOuter(joined.field("quals"), right);
                case RIGHT -> addOuter(joined.field("quals"), left);
                default -> {
                    hasFullJoin = true;
                    outerJoins.add(new OuterJoin(found, List.of(NodeTree.NOTHING)));
                }
            }
        }
        return found;
    }

    private void addOuter(NodeTree condition, Set<Long> optional) {
        addTerms(condition, optional);
        outerJoins.add(new OuterJoin(optional, ViewEqualities.conjuncts(condition)));
    }

    private void addTerms(NodeTree condition, Set<Long> told) {
        ViewEqualities.conjuncts(condition).stream()
                .filter(KeyEqualities::isEquality)
                .forEach(term -> equalities.add(new Equality(side(term, 0), side(term, 1), told)));
    }

    private NodeTree side(NodeTree equality, int number) {
        return plain(equality.field("args").list().get(number));
    }

    /** Without casts that leave the value as it is, such as of varchar to text. */
    private NodeTree plain(NodeTree expression) {
        NodeTree plain = scope.plain(expression);
        return plain.is("RELABELTYPE") ? scope.plain(plain.field("arg")) : plain;
    }

    private void determine() {
        scope.query().field("targetList").list().stream()
                .filter(target -> numbers.contains((int) target.field("resno").number()))
                .map(target -> scope.plain(target.field("expr")))
                .filter(QueryScope::isOfThisQuery)
                .forEach(variable -> {
                    known.add(variable(variable));
                    present.add(variable(variable).entry());
                });
        boolean isMore = true;
        while (isMore) {
            isMore = false;
            for (Equality equality : equalities) {
                isMore |= learn(equality.one(), equality.other(), equality.told());
                isMore |= learn(equality.other(), equality.one(), equality.told());
            }
            for (long entry : entries) {
                isMore |= !determined.contains(entry) && isUnique(entry) && determined.add(entry);
            }
        }
    }

    /** Asked again only where more is known. */
    private boolean isUnique(long entry) {
        Set<Integer> more = numbers(entry);
        return !more.equals(asked.put(entry, more)) && keys.isUnique(scope, scope.entry(entry), more);
    }

    private boolean learn(NodeTree from, NodeTree to, Set<Long> told) {
        return isKnown(from)
                && QueryScope.isOfThisQuery(to)
                && told.contains(variable(to).entry())
                && known.add(variable(to));
    }

    /** Constants are, and what queries around this one have. */
    private boolean isKnown(NodeTree expression) {
        return QueryScope.isOfThisQuery(expression)
                ? known.contains(variable(expression))
                        || isDetermined(variable(expression).entry())
                : expression.is("CONST") || expression.is("VAR");
    }

    /** What is made anew for each row of others says nothing of them. */
    private boolean isDetermined(long entry) {
        return determined.contains(entry)
                && !Boolean.parseBoolean(scope.entry(entry).field("lateral").text());
    }

    private Set<Integer> numbers(long entry) {
        Set<Integer> found = new LinkedHashSet<>();
        known.stream().filter(variable -> variable.entry() == entry).forEach(variable -> found.add(variable.number()));
        return found;
    }

    private static Variable variable(NodeTree expression) {
        return new Variable(expression.field("varno").number(), (int)
                expression.field("varattno").number());
    }

    /** Whether all rows have the same there. What is known of an entry may still be left out of some rows by an outer join. */
    private boolean isSettled(NodeTree expression) {
        if (!QueryScope.isOfThisQuery(expression)) {
            return isKnown(expression);
        }
        long entry = variable(expression).entry();
        return isKnown(expression)
                && (present.contains(entry)
                        || outerJoins.stream()
                                .filter(join -> join.optional().contains(entry))
                                .allMatch(this::isSettled));
    }

    /** Whether an outer join finds rows for all of what it keeps, or for none. */
    private boolean isSettled(OuterJoin join) {
        boolean isMadeAnew = join.optional().stream()
                .anyMatch(entry ->
                        Boolean.parseBoolean(scope.entry(entry).field("lateral").text()));
        return !isMadeAnew
                && join.terms().stream()
                        .allMatch(term -> KeyEqualities.isEquality(term)
                                && isSettled(join, side(term, 0))
                                && isSettled(join, side(term, 1)));
    }

    private boolean isSettled(OuterJoin join, NodeTree side) {
        boolean isOptional = QueryScope.isOfThisQuery(side)
                && join.optional().contains(variable(side).entry());
        return isOptional || isSettled(side);
    }

    /** Whether what a query is grouped by is one of the known columns, or is known by them. */
    private boolean isSettledTarget(NodeTree clause) {
        long reference = clause.field("tleSortGroupRef").number();
        return scope.query().field("targetList").list().stream()
                .filter(target -> target.field("ressortgroupref").number() == reference)
                .anyMatch(target -> numbers.contains((int) target.field("resno").number())
                        || isSettled(scope.plain(target.field("expr"))));
    }
}

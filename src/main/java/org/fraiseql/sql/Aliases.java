package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.Predicate;
import org.fraiseql.plan.RowConditions;

/**
 * Hands out {@code t0, t1 …}: the same plan gets the same aliases, so PostgreSQL finds its prepared statement again. Whoever names a relation by one of them asks
 * here which of its rows there are.
 */
final class Aliases {
    private final AtomicInteger next;
    private final Set<String> stored;
    private final RowConditions conditions;

    Aliases() {
        this(RowConditions.NONE);
    }

    Aliases(RowConditions conditions) {
        this(new AtomicInteger(), new LinkedHashSet<>(), conditions);
    }

    private Aliases(AtomicInteger next, Set<String> stored, RowConditions conditions) {
        this.next = next;
        this.stored = stored;
        this.conditions = conditions;
    }

    String next() {
        return "t" + next.getAndIncrement();
    }

    /** The next one, of rows that the relation itself has: a function may give others of the same type. */
    String nextStored() {
        String alias = next();
        stored.add(alias);
        return alias;
    }

    /** Whether what holds of each row of the relation, as its indexes tell, holds of the rows of this alias. */
    boolean isStored(String alias) {
        return stored.contains(alias);
    }

    /** Whether rows of any relation may be hidden. */
    boolean areConditional() {
        return conditions != RowConditions.NONE;
    }

    /** Whether rows of a relation may be hidden. */
    boolean hide(SqlName relation) {
        return conditions.of(relation).isPresent();
    }

    /** What a row must meet to be there; tables in that condition are taken whole. */
    Optional<SqlFragment> condition(SqlName relation, String alias) {
        return conditions
                .of(relation)
                .map(condition -> grouped(condition, new PredicateRenderer(alias, unconditional()).render(condition)));
    }

    /** {@code AND} and what a row must meet to be there; nothing when all rows are there. */
    SqlFragment andCondition(SqlName relation, String alias) {
        return condition(relation, alias)
                .map(condition -> concat(raw(" AND "), condition))
                .orElse(raw(""));
    }

    Aliases unconditional() {
        return new Aliases(next, stored, RowConditions.NONE);
    }

    /** A condition that another one may stand beside. */
    static SqlFragment grouped(Predicate condition, SqlFragment rendered) {
        return condition instanceof Predicate.Or ? concat(raw("("), rendered, raw(")")) : rendered;
    }
}

package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.Optional;
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
    private final RowConditions conditions;

    Aliases() {
        this(RowConditions.NONE);
    }

    Aliases(RowConditions conditions) {
        this(new AtomicInteger(), conditions);
    }

    private Aliases(AtomicInteger next, RowConditions conditions) {
        this.next = next;
        this.conditions = conditions;
    }

    String next() {
        return "t" + next.getAndIncrement();
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
        return new Aliases(next, RowConditions.NONE);
    }

    private static SqlFragment grouped(Predicate condition, SqlFragment rendered) {
        return condition instanceof Predicate.Or ? concat(raw("("), rendered, raw(")")) : rendered;
    }
}

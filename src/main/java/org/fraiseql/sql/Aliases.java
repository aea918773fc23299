package org.fraiseql.sql;

/** Hands out {@code t0, t1 …}: the same plan gets the same aliases, so PostgreSQL finds its prepared statement again. */
final class Aliases {
    private int next;

    String next() {
        return "t" + next++;
    }
}

package org.fraiseql.store;

/** Ends statements whose deadline is over. Thread-safe. */
@FunctionalInterface
public interface OverdueStatements {
    void cancel();
}

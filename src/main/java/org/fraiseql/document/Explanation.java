package org.fraiseql.document;

/** What an answer tells of itself beside its data, each what the one before tells and more. */
public enum Explanation {
    NONE,

    /** What the operation was expected to cost. */
    COST,

    /** The statements that were run, with their values. */
    STATEMENTS,

    /** How PostgreSQL has run those of a query (PostgreSQL manual, Using EXPLAIN): they are run once more for it. */
    PLANS;

    public boolean hasCost() {
        return this != NONE;
    }

    public boolean hasStatements() {
        return this == STATEMENTS || this == PLANS;
    }
}

package org.fraiseql.sql;

import java.util.List;

/**
 * A statement with the values of one request, all in PostgreSQL's text form.
 *
 * @param expectedRows how many rows there can be at most, {@link Long#MAX_VALUE} when nothing limits them: decides between one fetch and a cursor
 */
public record BoundStatement(SqlStatement statement, List<String> values, long expectedRows) {
    public BoundStatement {
        values = List.copyOf(values);
    }

    /** How PostgreSQL runs it with these values, see {@link SqlStatement#explaining}. */
    public BoundStatement explaining() {
        return new BoundStatement(statement.explaining(), values, 1);
    }
}

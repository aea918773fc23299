package org.fraiseql.sql;

import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.plan.Page;

/** Statements of tests themselves, as text with {@code $1 …}. */
public final class TestStatements {
    private TestStatements() {}

    public static SqlStatement of(String sql) {
        return new SqlStatement(
                SqlFragment.raw(sql), new JsonNode.Members(List.of(), OptionalInt.empty()), 1, Page.ALL, true);
    }
}

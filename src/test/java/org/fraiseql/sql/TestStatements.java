package org.fraiseql.sql;

import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Page;

/** Statements of tests themselves, as text with {@code $1 …}. */
public final class TestStatements {
    private TestStatements() {}

    public static SqlStatement of(String sql) {
        return new SqlStatement(
                SqlFragment.raw(sql), new JsonNode.Members(List.of(), OptionalInt.empty()), 1, Page.ALL, true);
    }

    /** One that may be gathered, of a row whose key is its only value. */
    public static SqlStatement byKey() {
        Operand key = new Operand(new ValueRef.Constant(1), new Operand.Form.Text(), ArgumentPath.of("id"));
        return new SqlStatement(
                SqlFragment.concat(
                        SqlFragment.raw("SELECT t0.v FROM t t0 WHERE t0.id = "), SqlFragment.bind(key, "text")),
                new JsonNode.Members(List.of(), OptionalInt.empty()),
                1,
                Page.ALL,
                true,
                true);
    }
}

package org.fraiseql.databases;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Answers under the key {@code rows}, compared with SQL by PostgreSQL itself. */
public final class ComparedRows {
    private ComparedRows() {}

    /**
     * Both ways, as bags: no row too few, none too many, none different.
     *
     * @param element how an element {@code e} of the answer is compared: {@code e::text}, {@code e::jsonb}
     */
    public static void assertSame(Connection connection, String answer, String element, String sql)
            throws SQLException {
        assertThat(answer).startsWith("{\"data\":{\"rows\":[").doesNotContain("\"errors\":[");
        String comparison = """
                WITH answered AS MATERIALIZED (SELECT %s FROM json_array_elements(?::json -> 'data' -> 'rows') e),
                     expected AS MATERIALIZED (%s)
                SELECT (SELECT count(*) FROM answered), (SELECT count(*) FROM expected),
                       (SELECT string_agg(a::text, ' ') FROM (SELECT * FROM answered EXCEPT ALL SELECT * FROM expected LIMIT 2) a),
                       (SELECT string_agg(m::text, ' ') FROM (SELECT * FROM expected EXCEPT ALL SELECT * FROM answered LIMIT 2) m)
                """.formatted(element, sql);
        try (Statement zone = connection.createStatement();
                PreparedStatement statement = connection.prepareStatement(comparison)) {
            zone.execute("SET TIME ZONE 'UTC'");
            statement.setString(1, answer);
            try (ResultSet result = statement.executeQuery()) {
                result.next();
                assertThat(result.getString(3))
                        .as("rows that SQL does not give")
                        .isNull();
                assertThat(result.getString(4)).as("rows that are missing").isNull();
                assertThat(result.getLong(1)).isEqualTo(result.getLong(2));
            }
        }
    }
}

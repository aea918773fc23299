package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fraiseql.plan.Page;
import org.fraiseql.support.RetainedBytes;

/**
 * Several runs of one statement as one, with an array of values for each placeholder. For each run the statement stands behind a fence ({@code OFFSET 0}, if not
 * its own LIMIT), so that PostgreSQL plans it for one run, as it does for one alone, and does not join all of the table.
 *
 * @param numbered with placeholders {@code $1 …}
 * @param jdbc with placeholders {@code ?}
 */
record GatheredText(String numbered, String jdbc) {
    private static final String ARRAY = "::text[]";

    static GatheredText of(SqlFragment statement, int binds, int columns, Page page) {
        SqlFragment.Rendered of = concat(
                        statement.boundTo(place -> "asked.p" + place), raw(page.isPaged() ? "" : " OFFSET 0"))
                .render();
        return new GatheredText(
                arrays(binds, true) + of.numbered() + end(columns), arrays(binds, false) + of.jdbc() + end(columns));
    }

    private static String arrays(int binds, boolean isNumbered) {
        return "SELECT asked.n, found.* FROM unnest("
                + IntStream.rangeClosed(1, binds)
                        .mapToObj(place -> (isNumbered ? "$" + place : "?") + ARRAY)
                        .collect(Collectors.joining(", "))
                + ") WITH ORDINALITY asked ("
                + IntStream.rangeClosed(1, binds)
                        .mapToObj(place -> "p" + place + ", ")
                        .collect(Collectors.joining())
                + "n) CROSS JOIN LATERAL (";
    }

    private static String end(int columns) {
        return IntStream.range(0, columns).mapToObj(at -> "c" + at).collect(Collectors.joining(", ", ") found (", ")"));
    }

    long retainedBytes() {
        return RetainedBytes.OBJECT + RetainedBytes.of(numbered) + RetainedBytes.of(jdbc);
    }
}

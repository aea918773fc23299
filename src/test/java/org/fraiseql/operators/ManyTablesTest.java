package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.idl.SchemaPrinter;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** A database of 1,000 tables, each with ten columns and two foreign keys. */
final class ManyTablesTest {
    private static final int TABLES = 1_000;

    @Test
    void servesAThousandTablesWithinTenSeconds() throws Exception {
        try (CompiledQueries queries = CompiledQueries.onScript(script())) {
            assertThat(queries.catalog().tables()).hasSize(TABLES);
            long start = System.nanoTime();
            CompiledQueries again = queries.anew();
            String sdl = new SchemaPrinter().print(again.schema());
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            assertThat(sdl).contains("type Thing999 ", "input Thing999WhereInput ");
            assertThat(again.query("{ thing500s { id parent { id } owner { name } } }"))
                    .isEqualTo("{\"thing500s\":[]}");
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** Each table refers to two earlier ones, as tables of an application do: some to many others, most to few. */
    private static String script() {
        StringBuilder script = new StringBuilder();
        for (int i = 0; i < TABLES; i++) {
            script.append("""
                    CREATE TABLE thing%d (id int PRIMARY KEY, name text NOT NULL UNIQUE, size int, price numeric, born date, seen timestamptz,
                      tags text[], doc jsonb, parent_id int%s, owner_id int%s);
                    """.formatted(i, reference(i, i / 2), reference(i, i * 31 % 97)));
        }
        return script.toString();
    }

    private static String reference(int table, int target) {
        return target < table ? " REFERENCES thing" + target : "";
    }
}

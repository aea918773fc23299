package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.junit.jupiter.api.Test;

/** A database of 1,000 tables, each with ten columns and two foreign keys. */
final class ManyTablesTest {
    private static final int TABLES = 1_000;

    /** Counted is the time of the processor, as the machine may have other work. */
    @Test
    void servesAThousandTablesWithinTenSeconds() throws Exception {
        try (CompiledQueries queries = CompiledQueries.onScript(script())) {
            ThreadMXBean thread = ManagementFactory.getThreadMXBean();
            long start = thread.getCurrentThreadCpuTime();
            Catalog catalog = queries.readCatalog();
            GraphQLSchema schema = schema(SchemaTypes.of(catalog));
            String sdl = new SchemaPrinter().print(schema);
            Duration took = Duration.ofNanos(thread.getCurrentThreadCpuTime() - start);
            assertThat(catalog.tables()).hasSize(TABLES);
            assertThat(sdl).contains("type Thing999 ", "input Thing999WhereInput ");
            assertThat(took).isLessThan(Duration.ofSeconds(10));
        }
    }

    /** As the product merges it with the beans' schema. */
    private static GraphQLSchema schema(CatalogSchema types) {
        GraphQLObjectType query = GraphQLObjectType.newObject()
                .name("Query")
                .fields(types.queries())
                .build();
        return new GraphQLSchema.FastBuilder(GraphQLCodeRegistry.newCodeRegistry(), query, null, null)
                .addTypes(types.types())
                .build();
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

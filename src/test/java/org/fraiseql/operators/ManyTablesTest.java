package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLCodeRegistry;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentReader;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.Planner;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;

/** A database of 1,000 tables, each with ten columns and two foreign keys. */
@Isolated
final class ManyTablesTest {
    private static final int TABLES = 1_000;
    private static final int OPERATIONS = 200;

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

    /**
     * What a reload makes anew (docs/adr/0037): the catalog and the schema, however small the change; and each operation when it is asked for next. Prints what it
     * measures; an operation must be next to nothing beside the rest.
     */
    @Test
    void anOperationIsALittlePartOfAReload() throws Exception {
        try (CompiledQueries queries = CompiledQueries.onScript(script())) {
            ThreadMXBean thread = ManagementFactory.getThreadMXBean();
            queries.readCatalog();
            long start = thread.getCurrentThreadCpuTime();
            Catalog catalog = queries.readCatalog();
            long read = thread.getCurrentThreadCpuTime();
            GraphQLSchema schema = schema(SchemaTypes.of(catalog));
            long built = thread.getCurrentThreadCpuTime();
            DocumentReader reader = new DocumentReader(schema, LimitsConfig.DEFAULT);
            for (int i = 0; i < OPERATIONS; i++) {
                compile(i, reader, catalog);
            }
            long cold = thread.getCurrentThreadCpuTime();
            for (int i = OPERATIONS; i < 2 * OPERATIONS; i++) {
                compile(i, reader, catalog);
            }
            long warm = thread.getCurrentThreadCpuTime();
            System.out.printf(
                    "1,000 tables: read %d ms, schema %d ms, the first %d operations %d µs each, the next %d µs each%n",
                    (read - start) / 1_000_000,
                    (built - read) / 1_000_000,
                    OPERATIONS,
                    (cold - built) / 1_000 / OPERATIONS,
                    (warm - cold) / 1_000 / OPERATIONS);
            assertThat((warm - cold) / OPERATIONS).isLessThan((built - start) / 100);
        }
    }

    private static void compile(int number, DocumentReader reader, Catalog catalog) {
        String query =
                "{ thing%ds(where: {name: {startswith: \"a\"}, parent: {size: {gt: 1}}}, orderBy: [{born: DESC}], limit: 20) { id name price parent { id name owner { name } } } }"
                        .formatted(number + 400);
        PreparedOperation operation = reader.read(query).operation(Optional.empty());
        Plan plan = new Planner(catalog, LimitsConfig.DEFAULT)
                .plan(operation.read(operation.coerce(new LinkedHashMap<>())));
        plan.roots().forEach(root -> ReadRenderer.render(((RootPlan.Many) root).read(), RowConditions.NONE));
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

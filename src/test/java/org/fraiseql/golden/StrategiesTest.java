package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.fraiseql.CatalogEngine;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.ListStrategy;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists within lists, once by row and once by level: the same bytes, whatever PostgreSQL's planner makes of the statement. */
class StrategiesTest {
    /** Settings that make PostgreSQL choose other plans, parallel ones among them. */
    private static final List<List<String>> PLANNERS = List.of(
            List.of(),
            List.of("enable_indexscan=off", "enable_bitmapscan=off", "enable_indexonlyscan=off"),
            List.of("enable_nestloop=off"),
            List.of("enable_hashjoin=off", "enable_mergejoin=off"),
            List.of("enable_hashjoin=off", "enable_nestloop=off", "enable_memoize=off"),
            List.of("enable_seqscan=off", "enable_sort=off"),
            List.of(
                    "max_parallel_workers_per_gather=4",
                    "min_parallel_table_scan_size=0",
                    "min_parallel_index_scan_size=0",
                    "parallel_setup_cost=0",
                    "parallel_tuple_cost=0",
                    "parallel_leader_participation=off"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ users(orderBy: [{id: ASC}]) { id postsByAuthor(orderBy: [{title: DESC}], limit: 2) { title } name } }",
                "{ users(orderBy: [{id: ASC}]) { postsByAuthor(orderBy: [{id: ASC}]) { title comments(orderBy: [{line: ASC}]) { Text user { name postsByAuthor(orderBy: [{id: ASC}]) { title } } } id } name __typename } }",
                "{ user(id: 1) { a: postsByAuthor(limit: 1) { title } name b: postsByAuthor(offset: 1) { id comments(orderBy: [{line: ASC}]) { Text } } } }",
                "{ user(id: -1) { postsByAuthor { title } } }",
                "{ users(limit: 0) { postsByAuthor { title } } }",
                "{ users(orderBy: [{name: DESC}, {id: ASC}], limit: 3, offset: 1) { postsByAuthor(orderBy: [{id: ASC}]) { __typename comments(orderBy: [{line: ASC}]) { __typename } } } }",
                "{ posts(orderBy: [{id: ASC}]) { editor { a: postsByAuthor(orderBy: [{id: DESC}]) { title editor { name postsByEditor(orderBy: [{id: ASC}]) { id } } } mood b: postsByEditor(orderBy: [{id: ASC}], limit: 1, offset: 1) { id } } title user: author { name } comments(orderBy: [{line: ASC}]) { line } } }",
                "{ teams(orderBy: [{id: ASC}]) { rivals { name rivals { id squad(limit: 1) { label } } matchesByHome(orderBy: [{id: ASC}]) { id teamByAway { rivals { id } } } } captain { coach { rivals { name } } } } }",
                "{ users(orderBy: [{id: ASC}]) { manager { users(orderBy: [{id: ASC}]) { name manager { users(orderBy: [{id: ASC}], where: {manager: {name: {eq: \"Ada\"}}}) { id } } } } born } }",
            })
    void bothStrategiesGiveTheSameAnswer(String query) {
        CatalogEngine.Run run = GoldenDatabase.engine().run(query);
        assertThat(run.problems()).isEmpty();
        RootPlan root = run.plan().orElseThrow().roots().getFirst();
        for (List<String> settings : PLANNERS) {
            SessionDataSource database = GoldenDatabase.dataSource().with(settings);
            for (ListStrategy strategy : ListStrategy.values()) {
                assertThat(answer(root, strategy, database))
                        .as("%s %s", strategy, settings)
                        .isEqualTo(run.data());
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ parents(orderBy: [{id: ASC}]) { name children(orderBy: [{id: ASC}]) { id toys(orderBy: [{id: DESC}]) { name child { parent { name } } } name } id } }",
                "{ parents(orderBy: [{name: DESC}], limit: 500, offset: 7) { toys(orderBy: [{id: ASC}], limit: 1) { id } children(orderBy: [{name: ASC}], limit: 2) { id toys(orderBy: [{id: ASC}], offset: 1) { id } } } }",
                "{ parents(orderBy: [{name: ASC}]) { name children(orderBy: [{id: ASC}]) { id name parent { children(orderBy: [{id: DESC}]) { id } name } } id } }",
                "{ toys(orderBy: [{id: ASC}]) { id child { id parent { children(orderBy: [{id: DESC}]) { id } name } } } }",
            })
    void manyRowsComeInOrderToo(String query) {
        SessionDataSource database =
                SharedDatabase.with("strategies", Path.of("src/test/resources/strategies/schema.sql"));
        CatalogEngine.Run run = CatalogEngine.over(database).run(query);
        RootPlan root = run.plan().orElseThrow().roots().getFirst();
        for (List<String> settings : PLANNERS) {
            assertThat(answer(root, ListStrategy.BY_LEVEL, database.with(settings)))
                    .as("by level %s", settings)
                    .isEqualTo(run.data());
            boolean hasIndexes =
                    !query.contains("toys(") && !settings.toString().contains("enable_indexscan=off");
            if (hasIndexes) {
                assertThat(answer(root, ListStrategy.BY_ROW, database.with(settings)))
                        .as("by row %s", settings)
                        .isEqualTo(run.data());
            }
        }
    }

    @Test
    void readsNoTableForEachRowWhereAnIndexIsMissing() {
        CatalogEngine engine = CatalogEngine.over(
                SharedDatabase.with("strategies", Path.of("src/test/resources/strategies/schema.sql")));
        assertThat(sql(engine, "{ parents { children { id } } }")).contains("LATERAL");
        assertThat(sql(engine, "{ child(id: 1) { toys { id } } }")).contains("LATERAL");
        assertThat(sql(engine, "{ parents { toys { id } } }")).contains("LATERAL");
        assertThat(sql(engine, "{ toys { parents { id } } }")).contains("row_number()");
        assertThat(sql(engine, "{ children { toys { id } } }")).contains("row_number()");
        assertThat(sql(engine, "{ toys { child { toys { id } } } }")).contains("row_number()");
        assertThat(sql(engine, "{ parents { children { toys { id } } } }")).contains("row_number()");
        assertThat(sql(engine, "{ parent(id: 1) { children { toys { id } } } }"))
                .contains("row_number()");
    }

    private static String sql(CatalogEngine engine, String query) {
        return engine.run(query).statements().getFirst().statement().text();
    }

    private static String answer(RootPlan root, ListStrategy strategy, SessionDataSource database) {
        return switch (root) {
            case RootPlan.One(String key, ReadPlan read, var location) ->
                answer(key, ReadRenderer.render(read, true, strategy), false, database);
            case RootPlan.Many(String key, ReadPlan read, var location) ->
                answer(key, ReadRenderer.render(read, false, strategy), true, database);
            case RootPlan.Value value -> throw new IllegalArgumentException("a value has no lists");
            case RootPlan.Typename typename -> throw new IllegalArgumentException("a type name has no lists");
        };
    }

    private static String answer(String key, SqlStatement statement, boolean isList, SessionDataSource database) {
        BoundStatement bound = statement.bind(new Bindings(new LinkedHashMap<>()), LimitsConfig.DEFAULT);
        JdbcBackend backend = new JdbcBackend(database, Duration.ofSeconds(30), 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        response.key(key);
        try (ReadSession session = backend.open(List.of(bound), RequestTerms.until(Deadline.NEVER))) {
            RowWriter writer = RowWriter.of(statement.layout());
            if (isList) {
                response.list(session.rows(0), writer);
            } else {
                response.object(session.rows(0), writer);
            }
        }
        response.endData();
        response.end(List.of());
        out.flush();
        return bytes.toString(UTF_8);
    }
}

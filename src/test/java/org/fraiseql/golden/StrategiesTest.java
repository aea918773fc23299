package org.fraiseql.golden;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import org.fraiseql.Pipeline;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Lists within lists, once as rows that follow and once as columns of JSON made by PostgreSQL: the same answer. */
class StrategiesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ users(orderBy: [{id: ASC}]) { id postsByAuthor(orderBy: [{title: DESC}], limit: 2) { title } name } }",
                "{ users { postsByAuthor { title comments { Text user { name postsByAuthor { title } } } id } name __typename } }",
                "{ user(id: 1) { a: postsByAuthor(limit: 1) { title } name b: postsByAuthor(offset: 1) { id comments { Text } } } }",
                "{ user(id: -1) { postsByAuthor { title } } }",
                "{ users(limit: 0) { postsByAuthor { title } } }",
                "{ users(orderBy: [{name: DESC}, {id: ASC}], limit: 3, offset: 1) { postsByAuthor { __typename comments { __typename } } } }",
            })
    void bothStrategiesGiveTheSameAnswer(String query) {
        Pipeline pipeline = GoldenDatabase.pipeline();
        Pipeline.Run run = pipeline.run(query);
        assertThat(run.problems()).isEmpty();
        assertThat(run.statements().getFirst().statement().text()).contains("LATERAL", "UNION ALL");
        RootPlan root = run.plan().orElseThrow().roots().getFirst();
        assertThat(compact(answer(root))).isEqualTo(compact(run.data()));
    }

    private static String answer(RootPlan root) {
        return switch (root) {
            case RootPlan.One one -> answer(one.responseKey(), ReadRenderer.nested(one.read(), true), false);
            case RootPlan.Many many -> answer(many.responseKey(), ReadRenderer.nested(many.read(), false), true);
            case RootPlan.Value value -> throw new IllegalArgumentException("a value has no lists");
            case RootPlan.Typename typename -> throw new IllegalArgumentException("a type name has no lists");
        };
    }

    private static String answer(String key, SqlStatement statement, boolean isList) {
        BoundStatement bound = statement.bind(new LinkedHashMap<>(), LimitsConfig.DEFAULT);
        JdbcBackend backend = new JdbcBackend(GoldenDatabase.dataSource(), Duration.ofSeconds(30), 1);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        ResponseWriter response = new ResponseWriter(out);
        response.beginData();
        response.key(key);
        try (ReadSession session = backend.open(List.of(bound))) {
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

    /** json_agg puts a space and a line feed after its commas. */
    private static String compact(String json) {
        return json.replace(", \n ", ",");
    }
}

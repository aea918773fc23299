package org.fraiseql.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.sql.JsonNode.Member;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;

class ResponseWriterTest {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ResponseBuffer out = new ResponseBuffer(sent::write);
    private final ResponseWriter response = new ResponseWriter(out);

    @Test
    void keysAreSeparatedAndAnEmptyAnswerIsAnEmptyObject() {
        response.beginData();
        response.endData();
        response.end(List.of());
        response.beginData();
        response.key("a");
        response.nullValue();
        response.key("b");
        response.string("x\"");
        response.endData();
        response.end(List.of());

        assertThat(text()).isEqualTo("{\"data\":{}}{\"data\":{\"a\":null,\"b\":\"x\\\"\"}}");
    }

    @Test
    void errorsStandAfterTheDataWithEverythingTheyHave() {
        Problem problem = Problem.of(ErrorCode.BAD_USER_INPUT, "a \"b\"\n")
                .at(new Problem.Location(1, 2))
                .under(List.of("users", 3, "name"))
                .with("fields", List.of("a", "b"))
                .with("more", new LinkedHashMap<>())
                .with("none", List.of())
                .hint("h");
        response.beginData();
        response.endData();
        response.end(List.of(problem, Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "gone")));

        assertThat(text()).isEqualTo("""
                        {"data":{},"errors":[{"message":"a \\"b\\"\\n","locations":[{"line":1,"column":2}],"path":["users",3,"name"],\
                        "extensions":{"code":"BAD_USER_INPUT","retryable":false,"fields":["a","b"],"more":{},"none":[],"hint":"h"}},\
                        {"message":"gone","extensions":{"code":"SERVICE_UNAVAILABLE","retryable":true}}]}""");
    }

    @Test
    void withoutExecutionThereIsNoData() {
        response.errorsOnly(List.of(Problem.of(ErrorCode.GRAPHQL_PARSE_FAILED, "x")));

        assertThat(text()).doesNotContain("data").startsWith("{\"errors\":[").endsWith("]}");
    }

    @Test
    void rowsBecomeObjectsAndListsCountThem() {
        RowWriter writer = RowWriter.of(members(OptionalInt.empty()));

        assertThat(response.list(WrittenRows.times(2, "1", "x"), writer)).isEqualTo(2);
        assertThat(response.list(WrittenRows.times(0, "1", "x"), writer)).isZero();
        response.object(WrittenRows.times(1, "1", null), writer);
        response.object(WrittenRows.times(0), writer);

        assertThat(text())
                .isEqualTo(
                        "[{\"id\":1,\"name\":\"x\",\"__typename\":\"T\"},{\"id\":1,\"name\":\"x\",\"__typename\":\"T\"}][]"
                                + "{\"id\":1,\"name\":null,\"__typename\":\"T\"}null");
    }

    @Test
    void anObjectThatIsNotThereIsNull() {
        RowWriter writer = RowWriter.of(
                new JsonNode.Members(List.of(new Member("author", members(OptionalInt.of(0)))), OptionalInt.empty()));

        response.object(WrittenRows.times(1, null, "x"), writer);
        response.object(WrittenRows.times(1, "7", null), writer);

        assertThat(text()).isEqualTo("{\"author\":null}{\"author\":{\"id\":7,\"name\":null,\"__typename\":\"T\"}}");
    }

    /** Was written as a lone brace when every field was skipped. */
    @Test
    void anObjectWithoutFieldsIsEmpty() {
        response.object(WrittenRows.times(1, "1"), RowWriter.of(new JsonNode.Members(List.of(), OptionalInt.empty())));
        response.object(WrittenRows.times(1, "1"), RowWriter.of(new JsonNode.Members(List.of(), OptionalInt.of(0))));
        response.object(
                WrittenRows.times(1, (String) null), RowWriter.of(new JsonNode.Members(List.of(), OptionalInt.of(0))));

        assertThat(text()).isEqualTo("{}{}null");
    }

    @Test
    void aHundredThousandRowsComeInOrderThroughTheBuffer() {
        response.list(WrittenRows.times(100_000, "1", "ü"), RowWriter.of(members(OptionalInt.empty())));

        String row = "{\"id\":1,\"name\":\"ü\",\"__typename\":\"T\"}";
        assertThat(text().equals("[" + (row + ",").repeat(99_999) + row + "]")).isTrue();
    }

    private static JsonNode members(OptionalInt presence) {
        return new JsonNode.Members(
                List.of(
                        new Member("id", new JsonNode.Column(0, new JsonForm.Shaped(JsonShape.NUMBER))),
                        new Member("name", new JsonNode.Column(1, new JsonForm.Shaped(JsonShape.ESCAPED))),
                        new Member("__typename", new JsonNode.Constant("T"))),
                presence);
    }

    private String text() {
        out.flush();
        return sent.toString(StandardCharsets.UTF_8);
    }
}

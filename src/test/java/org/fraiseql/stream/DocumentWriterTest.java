package org.fraiseql.stream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.util.List;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.plan.DocumentNode.Member;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentWriterTest {
    private static final SqlName VIEW = new SqlName("public", "v_user");
    private static final int DEEP = 100_000;
    private static final int LARGE = 5_000_000;

    private static String written(String json, String... spellings) {
        Member.Field field = new Member.Field(
                "a",
                "User",
                "a",
                new DocumentKey.Step(List.of(spellings)),
                true,
                new DocumentNode.Value(
                        new ColumnType.Scalar(PgScalar.JSONB, new SqlName("pg_catalog", "jsonb")),
                        new ServerVersion(18)));
        RowWriter writer = RowWriter.of(new JsonNode.Column(0, new JsonForm.Document(VIEW, field, true)));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        writer.write(new OneColumn(json.getBytes(UTF_8)), out);
        out.flush();
        return bytes.toString(UTF_8);
    }

    private record OneColumn(byte[] json) implements Rows {
        @Override
        public boolean next() {
            return true;
        }

        @Override
        public byte[] column(int index) {
            return json;
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            {"a": 1}                                   | 1
            {"b": {"a": 2}, "a": 1}                    | 1
            {"b": "\\"a\\": 3", "a": [1, "]"]}         | [1, "]"]
            {"b": "\\\\", "a": "x\\\\\\"}"}            | "x\\\\\\"}"
            {"aa": 1}                                  | null
            {}                                         | null
            {"A": 2, "a": null}                        | null
            {"A": 2}                                   | 2
            [1]                                        | null
            "a"                                        | null
            """)
    void findsAKeyOfTheDocumentItself(String json, String value) {
        assertThat(written(json, "a", "A")).isEqualTo(value);
    }

    @Test
    void keysAreComparedAsPostgresEscapesThem() {
        assertThat(written("{\"odd \\\"key\\\"\\\\.é\\u0001\\n\": 1}", "odd \"key\"\\.é\u0001\n"))
                .isEqualTo("1");
    }

    @Test
    void whatIsNotSelectedMayBeDeepAndLarge() {
        String deep = "[".repeat(DEEP) + "]".repeat(DEEP);
        assertThat(written("{\"b\": " + deep + ", \"a\": 1}", "a")).isEqualTo("1");
        assertThat(written("{\"a\": " + deep + "}", "a")).isEqualTo(deep);
        String large = "\"" + "x".repeat(LARGE) + "\"";
        assertThat(written("{\"b\": " + large + ", \"a\": " + large + "}", "a")).isEqualTo(large);
    }
}

package org.fraiseql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import org.fraiseql.catalog.DocumentKey;
import org.fraiseql.catalog.DocumentTypes;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.catalog.ServerVersion;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.store.Rows;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.RowWriter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Eight values of a row → bytes of JSON: as columns, as keys of a document that PostgreSQL has picked, and out of the whole document of 1 KB. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class DocumentSpeed {
    private static final int ROWS = 100;
    private static final SqlName VIEW = new SqlName("public", "tv_profile");

    private record Field(String key, String type, JsonShape shape, String column, String json) {}

    private static final List<Field> FIELDS = List.of(
            new Field("email", "String", JsonShape.ESCAPED, "user1234@example.org", "\"user1234@example.org\""),
            new Field("full_name", "String", JsonShape.ESCAPED, "Given1234 Family1234", "\"Given1234 Family1234\""),
            new Field("age", "Int", JsonShape.NUMBER, "64", "64"),
            new Field("city", "String", JsonShape.ESCAPED, "City 234", "\"City 234\""),
            new Field("country", "String", JsonShape.ESCAPED, "Country 34", "\"Country 34\""),
            new Field("score", "Decimal", JsonShape.NUMBER_OR_NAME, "176.2857142857142857", "176.2857142857142857"),
            new Field("created_at", "DateTime", JsonShape.DATE_TIME_WITH_OFFSET, "2025-01-01 20:34:00+00", "\"2025-01-01T20:34:00+00:00\""),
            new Field("active", "Boolean", JsonShape.BOOLEAN, "t", "true"));

    @State(Scope.Benchmark)
    public static class Answers {
        @Param({"columns", "keys", "whole"})
        public String way = "";

        private RowWriter writer = RowWriter.of(new JsonNode.Constant(""));
        private KnownRows rows = KnownRows.of(new byte[0]);

        @Setup
        public void setUp() {
            List<JsonNode.Member> members = new ArrayList<>();
            List<byte[]> cells = new ArrayList<>();
            for (int i = 0; i < FIELDS.size(); i++) {
                Field field = FIELDS.get(i);
                JsonForm form = way.equals("columns") ? new JsonForm.Shaped(field.shape()) : document(field, way.equals("whole"));
                members.add(new JsonNode.Member(field.key(), new JsonNode.Column(way.equals("whole") ? 0 : i, form)));
                cells.add((way.equals("columns") ? field.column() : field.json()).getBytes(UTF_8));
            }
            writer = RowWriter.of(new JsonNode.Members(members, OptionalInt.empty()));
            rows = way.equals("whole") ? KnownRows.of(whole().getBytes(UTF_8)) : KnownRows.of(cells.toArray(byte[][]::new));
        }

        private static JsonForm document(Field field, boolean isWhole) {
            var value = new DocumentNode.Value(DocumentTypes.named(field.type()).orElseThrow(), new ServerVersion(18));
            DocumentKey.Step step = new DocumentKey.Step(List.of(field.key()));
            return new JsonForm.Document(VIEW, new DocumentNode.Member.Field(field.key(), "Profile", field.key(), step, true, value), isWhole);
        }

        /** The others of 21 keys stand before and between them, as PostgreSQL sorts keys by length. */
        private static String whole() {
            List<String> keys = new ArrayList<>();
            for (int i = 0; i < 13; i++) {
                keys.add("\"other%d\": \"%s\"".formatted(i, "x".repeat(i == 0 ? 280 : i == 1 ? 100 : 16)));
                if (i < FIELDS.size()) {
                    keys.add("\"%s\": %s".formatted(FIELDS.get(i).key(), FIELDS.get(i).json()));
                }
            }
            return "{" + String.join(", ", keys) + "}";
        }
    }

    @Benchmark
    @OperationsPerInvocation(ROWS)
    public long document(Answers state) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {});
        Rows rows = state.rows.fromTheStart();
        rows.next();
        for (int i = 0; i < ROWS; i++) {
            state.writer.write(rows, out);
        }
        long bytes = out.totalBytes();
        out.release();
        return bytes;
    }
}

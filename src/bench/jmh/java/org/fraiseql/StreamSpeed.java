package org.fraiseql;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.sql.JsonForm;
import org.fraiseql.sql.JsonNode;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
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

/** Cells as PostgreSQL sends them → bytes of JSON. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class StreamSpeed {
    private static final int CELLS = 100;

    /** A whole answer: one user, 20 × 10 × 5 nested rows, 1,000 posts. */
    @State(Scope.Benchmark)
    public static class Answers {
        @Param({"q1", "q3", "q4"})
        public String query = "";

        private CompiledOperation.Root.Read read;
        private KnownRows rows;

        @Setup
        public void setUp() {
            Blog blog = new Blog();
            CompiledOperation compiled = blog.compile(blog.prepare(Blog.query(query)));
            read = (CompiledOperation.Root.Read) compiled.roots().getFirst();
            rows = blog.rows(compiled);
        }
    }

    /** One text of a length, of a kind. */
    @State(Scope.Benchmark)
    public static class Texts {
        @Param({"ascii40", "quotes40", "utf40", "ascii4000", "quotes4000"})
        public String text = "";

        private final RowWriter writer = RowWriter.of(new JsonNode.Column(0, new JsonForm.Shaped(JsonShape.ESCAPED)));
        private KnownRows rows;

        @Setup
        public void setUp() {
            int letters = Integer.parseInt(text.replaceAll("\\D", ""));
            String words =
                    switch (text.replaceAll("\\d", "")) {
                        case "ascii" -> "The quick brown fox ";
                        case "quotes" -> "She said \"no\" twice\n";
                        default -> "Füße über Ärger, déjà";
                    };
            byte[] value = words.repeat(letters / words.length() + 1).substring(0, letters).getBytes(UTF_8);
            rows = KnownRows.of(value);
        }
    }

    @Benchmark
    public long answer(Answers state) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {});
        ResponseWriter response = new ResponseWriter(out);
        state.read.write(state.rows.fromTheStart(), response);
        long bytes = out.totalBytes();
        out.release();
        return bytes;
    }

    /** Many at once, as a clock tells no tens of nanoseconds. */
    @Benchmark
    @OperationsPerInvocation(CELLS)
    public long text(Texts state) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {});
        state.rows.fromTheStart().next();
        for (int i = 0; i < CELLS; i++) {
            state.writer.write(state.rows, out);
        }
        long bytes = out.totalBytes();
        out.release();
        return bytes;
    }
}

package org.fraiseql;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.PlanCache;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.JsonDecoder;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What every request costs whose plan is known, up to the database. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RequestSpeed {

    /** A query whose plan is in the cache. */
    @State(Scope.Benchmark)
    public static class Known {
        @Param({"q1", "q3"})
        public String query = "";

        private Blog blog;
        private byte[] body;
        private final Cache<String, ParsedDocument> documents =
                Caffeine.newBuilder().maximumWeight(4 << 20).weigher((String text, ParsedDocument parsed) -> text.length()).recordStats().build();
        private final PlanCache<CompiledOperation> plans = new PlanCache<>(CompiledOperation::sqlCharacters);

        @Setup
        public void setUp() {
            blog = new Blog();
            body = ("{\"query\":\"" + Blog.query(query) + "\",\"variables\":{\"v\":1234}}").getBytes(UTF_8);
        }

        private List<BoundStatement> bound(String text, Map<String, @Nullable Object> given) {
            PreparedOperation operation = documents.get(text, blog.reader::read).operation(Optional.empty());
            Map<String, @Nullable Object> variables = operation.coerce(given);
            return plans.get(operation, operation.shape(variables), () -> CompiledOperation.of(blog.planner.plan(operation.read(variables))))
                    .bind(variables, Blog.LIMITS);
        }
    }

    /** A mutation of many rows, as one variable. */
    @State(Scope.Benchmark)
    public static class Bulk {
        private static final String MUTATION = "mutation($rows: [PaymentCreateInput!]!) { bulkCreatePayments(input: $rows) { createdCount } }";

        @Param({"10", "1000"})
        public int rows;

        private PreparedOperation operation;
        private CompiledMutation compiled;
        private final Map<String, @Nullable Object> given = new LinkedHashMap<>();
        private Map<String, @Nullable Object> coerced;

        @Setup
        public void setUp() {
            Blog blog = new Blog();
            given.put("rows", JsonDecoder.decode(json(rows)));
            operation = blog.prepare(MUTATION);
            coerced = operation.coerce(given);
            compiled = CompiledMutation.of(blog.writePlanner.plan(operation.read(coerced)), blog.catalog.writeModel().hasDeferrable());
        }
    }

    /** A body of one megabyte. */
    @State(Scope.Benchmark)
    public static class Megabyte {
        private final byte[] body = json(12_000);
    }

    private static byte[] json(int rows) {
        StringBuilder json = new StringBuilder();
        for (int i = 0; i < rows; i++) {
            json.append(i == 0 ? "[" : ",")
                    .append("{\"payer\":\"payer no. ").append(i)
                    .append("\",\"amount\":\"").append(i % 1000).append(".50\",\"note\":\"paid by card, ").append(i % 7).append(" parts \\u00fc\"}");
        }
        return json.append("]").toString().getBytes(UTF_8);
    }

    @Benchmark
    public @Nullable Object decode(Known state) {
        return JsonDecoder.decode(state.body);
    }

    @Benchmark
    public @Nullable Object decodeMegabyte(Megabyte state) {
        return JsonDecoder.decode(state.body);
    }

    /** Body → statements with their values. */
    @Benchmark
    @SuppressWarnings("unchecked")
    public List<BoundStatement> decodeFindAndBind(Known state) {
        Map<String, @Nullable Object> request = (Map<String, @Nullable Object>) JsonDecoder.decode(state.body);
        return state.bound((String) request.get("query"), (Map<String, @Nullable Object>) request.get("variables"));
    }

    /** The same without the body. */
    @Benchmark
    public List<BoundStatement> findAndBind(Known state) {
        return state.bound(Blog.query(state.query), Blog.variables());
    }

    @Benchmark
    public Map<String, @Nullable Object> coerce(Bulk state) {
        return state.operation.coerce(state.given);
    }

    @Benchmark
    public String shape(Bulk state) {
        return state.operation.shape(state.coerced);
    }

    @Benchmark
    public Object bindBulk(Bulk state) {
        return ((CompiledMutation.Root.Written) state.compiled.roots().getFirst()).steps().getFirst().statement().bind(state.coerced, Blog.LIMITS);
    }
}

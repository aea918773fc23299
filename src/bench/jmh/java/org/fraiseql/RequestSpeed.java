package org.fraiseql;

import org.fraiseql.execution.RequestContext;
import org.fraiseql.store.RequestTerms;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.CompiledMutation;
import org.fraiseql.execution.Observer;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.Rows;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.WriteSession;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
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
    private static final RequestContext CONTEXT = new RequestContext("benchmark", Deadline.NEVER);

    /** A query whose plan is in the cache. */
    @State(Scope.Benchmark)
    public static class Known {
        @Param({"q1", "q3"})
        public String query = "";

        private byte[] body;
        private Engine engine;

        @Setup
        public void setUp() {
            Blog blog = new Blog();
            body = ("{\"query\":\"" + Blog.query(query) + "\",\"variables\":{\"v\":1234}}").getBytes(UTF_8);
            KnownRows rows = blog.rows(blog.compile(blog.prepare(Blog.query(query))));
            engine = new Engine((statements, terms) -> new KnownSession(rows), new NoTransactions(), Blog.config(), Observer.NONE);
            engine.serve(blog.catalog, blog.schema, BeanFields.NONE);
        }
    }

    private record KnownSession(KnownRows known) implements ReadSession {
        @Override
        public Rows rows(int statement) {
            return known.fromTheStart();
        }

        @Override
        public void close() {}
    }

    private record NoTransactions() implements Transactions {
        @Override
        public <T> T inTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            throw new UnsupportedOperationException("only queries here");
        }

        @Override
        public <T> T onceInTransaction(RequestTerms terms, Function<WriteSession, T> work) {
            return inTransaction(terms, work);
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
            compiled = CompiledMutation.of(blog.writePlanner.plan(operation.read(coerced)), OperationCost.NONE, blog.catalog.writeModel().hasDeferrable());
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

    /** Body → answer, by the engine; the rows are known. */
    @Benchmark
    @SuppressWarnings("unchecked")
    public long answer(Known state) {
        Map<String, @Nullable Object> body = (Map<String, @Nullable Object>) JsonDecoder.decode(state.body);
        return answered(state, (String) body.get("query"), (Map<String, @Nullable Object>) body.get("variables"));
    }

    /** The same without the body. */
    @Benchmark
    public long answerDecoded(Known state) {
        return answered(state, Blog.query(state.query), Blog.variables());
    }

    private static long answered(Known state, String query, Map<String, @Nullable Object> variables) {
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {});
        state.engine.answer(new GraphQLRequest(query, Optional.empty(), variables, false), CONTEXT, out);
        long bytes = out.totalBytes();
        out.release();
        return bytes;
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
        return ((CompiledMutation.Root.Written) state.compiled.roots().getFirst()).steps().getFirst().statement().bind(new Bindings(state.coerced), Blog.LIMITS);
    }
}

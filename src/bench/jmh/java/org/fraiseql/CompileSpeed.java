package org.fraiseql;

import java.util.concurrent.TimeUnit;
import org.fraiseql.document.ParsedDocument;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.cost.OperationCost;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** What a query costs that was never seen, stage by stage. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@State(Scope.Benchmark)
public class CompileSpeed {
    @Param({"q1", "q3", "large"})
    public String query = "";

    private Blog blog;
    private String text;
    private PreparedOperation operation;
    private Plan plan;

    @Setup
    public void setUp() {
        blog = new Blog();
        text = Blog.query(query);
        operation = blog.prepare(text);
        plan = plan();
    }

    @Benchmark
    public ParsedDocument parseAndValidate() {
        return blog.reader.read(text);
    }

    @Benchmark
    public Plan plan() {
        return blog.planner.plan(operation.read(operation.coerce(Blog.variables())));
    }

    /** SQL and row writers. */
    @Benchmark
    public CompiledOperation render() {
        return CompiledOperation.of(plan, OperationCost.NONE);
    }
}

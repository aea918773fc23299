package org.fraiseql.plan.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Statistics;
import org.fraiseql.catalog.Table;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Output;
import org.fraiseql.plan.Plan;
import org.fraiseql.plan.ReadPlan;
import org.fraiseql.plan.RootPlan;
import org.fraiseql.plan.write.CallPlan;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.plan.write.MutationRoot;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.TargetRows;
import org.fraiseql.support.Excerpt;

/** Tells what plans are expected to read. Pure and thread-safe. */
public final class CostPlanner {
    private final RowEstimates estimates;

    public CostPlanner(Statistics statistics) {
        this.estimates = new RowEstimates(statistics);
    }

    public OperationCost of(Plan plan) {
        List<OperationCost.Root> roots = new ArrayList<>();
        for (RootPlan root : plan.roots()) {
            switch (root) {
                case RootPlan.One(var key, var read, var location) ->
                    roots.add(new OperationCost.Root(key, location, read(key, read, Estimate.ONE)));
                case RootPlan.Many(var key, var read, var location) ->
                    roots.add(new OperationCost.Root(key, location, read(key, read, found(read))));
                case RootPlan.Value value ->
                    roots.add(new OperationCost.Root(
                            value.responseKey(),
                            value.location(),
                            ReadCost.of(value.responseKey(), called(value.isList()))));
                case RootPlan.Typename typename -> {}
            }
        }
        return new OperationCost(roots);
    }

    public OperationCost of(MutationPlan plan) {
        List<OperationCost.Root> roots = new ArrayList<>();
        for (MutationRoot root : plan.roots()) {
            switch (root) {
                case MutationRoot.Written written ->
                    roots.add(new OperationCost.Root(written.responseKey(), written.location(), written(written)));
                case MutationRoot.Called(var key, var location, CallPlan call) ->
                    roots.add(new OperationCost.Root(key, location, called(key, call)));
                case MutationRoot.Typename typename -> {}
            }
        }
        return new OperationCost(roots);
    }

    private Estimate found(ReadPlan read) {
        return read.call().isPresent() ? called(true) : estimates.of(read.table(), read.condition());
    }

    private static Estimate called(boolean isList) {
        return isList ? new Estimate.Fixed(RowEstimates.UNKNOWN_ROWS) : Estimate.ONE;
    }

    private ReadCost read(String field, ReadPlan plan, Estimate found) {
        List<ReadCost> below = new ArrayList<>();
        int joins = gather(field, plan.table(), plan.outputs(), below);
        return ReadCost.of(field, found, plan.page(), joins, below);
    }

    /** @param below takes the lists below each row @return how many rows are joined to each */
    private int gather(String field, Table table, List<Output> outputs, List<ReadCost> below) {
        int joins = 0;
        for (Output output : outputs) {
            switch (output) {
                case Output.Value value -> {}
                case Output.Composite composite -> {}
                case Output.Document document -> {}
                case Output.Typename typename -> {}
                case Output.Called called -> {}
                case Output.CalledOne(var key, var call, Table target, var inner) ->
                    joins += 1 + gather(path(field, key), target, inner, below);
                case Output.CalledMany(var key, ReadPlan read) ->
                    below.add(read(path(field, key), read, new Estimate.Fixed(RowEstimates.UNKNOWN_FAN_OUT)));
                case Output.One(var key, var relationship, Table target, var inner) ->
                    joins += 1 + gather(path(field, key), target, inner, below);
                case Output.Many(var key, var relationship, ReadPlan read) -> {
                    double fanOut = estimates.fanOut(table, relationship, read.table());
                    Estimate found = new Estimate.Fixed(fanOut).least(found(read));
                    below.add(read(path(field, key), read, found));
                }
            }
        }
        return joins;
    }

    private static String path(String field, String key) {
        return field + "." + Excerpt.ofPath(key);
    }

    private ReadCost written(MutationRoot.Written written) {
        Estimate rows = Estimate.NOTHING;
        for (WriteStep step : written.steps()) {
            rows = rows.plus(written(step, written.atMost()));
        }
        String key = written.responseKey();
        Estimate all = rows;
        return written.readBack()
                .map(back -> read(key, back.read(), all))
                .orElseGet(() -> new ReadCost(key, all, all, 0, List.of()));
    }

    private Estimate written(WriteStep step, Optional<Operand> atMost) {
        return switch (step) {
            case WriteStep.InsertOne one -> Estimate.ONE;
            case WriteStep.InsertMany many -> cells(many.cells());
            case WriteStep.Update update -> target(update.target().table(), update.rows(), atMost);
            case WriteStep.Delete delete -> target(delete.target().table(), delete.rows(), atMost);
            case WriteStep.Lock lock -> target(lock.target().table(), lock.rows(), atMost);
            case WriteStep.Find find -> cells(find.key());
            case WriteStep.Attach attach -> cells(attach.key());
        };
    }

    private static Estimate cells(List<WriteStep.Cells> cells) {
        return cells.isEmpty() ? Estimate.ONE : Estimate.items(cells.getFirst().values(), 1);
    }

    private Estimate target(Table table, TargetRows rows, Optional<Operand> atMost) {
        Estimate found =
                switch (rows) {
                    case TargetRows.ByKey key -> Estimate.ONE;
                    case TargetRows.Where(var condition) -> estimates.of(table, condition);
                    case TargetRows.Keyed keyed -> Estimate.NOTHING; // an earlier step has found them
                };
        return atMost.map(found::atMost).orElse(found);
    }

    private ReadCost called(String key, CallPlan call) {
        return switch (call) {
            case CallPlan.Rows rows -> read(key, rows.read(), called(rows.isList()));
            case CallPlan.BufferedRows(var routine, ReadPlan read, boolean isList, var whole) ->
                read(key, read, called(isList));
            case CallPlan.FoundRows(var routine, var back, boolean isList) -> read(key, back.read(), called(isList));
            case CallPlan.Value(var routine, RootPlan.Value value) -> ReadCost.of(key, called(value.isList()));
            case CallPlan.Nothing nothing -> ReadCost.of(key, Estimate.ONE);
            case CallPlan.Procedure procedure -> ReadCost.of(key, Estimate.ONE);
            case CallPlan.Response response -> response(key, response);
        };
    }

    private ReadCost response(String key, CallPlan.Response response) {
        List<ReadCost> below = new ArrayList<>();
        for (CallPlan.Member member : CallPlan.members(response)) {
            if (member instanceof CallPlan.Member.Row(var name, var back)) {
                below.add(read(path(key, name), back.read(), Estimate.ONE));
            }
        }
        return new ReadCost(key, Estimate.ONE, Estimate.ONE, 0, below);
    }
}

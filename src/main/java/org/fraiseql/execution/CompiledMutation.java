package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.RowConditions;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.plan.write.MutationPayload;
import org.fraiseql.plan.write.MutationPlan;
import org.fraiseql.plan.write.MutationRoot;
import org.fraiseql.plan.write.ReadBack;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Returning;
import org.fraiseql.sql.ReadRenderer;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.sql.StatementTag;
import org.fraiseql.sql.WriteRenderer;
import org.fraiseql.stream.RowWriter;
import org.fraiseql.support.Problem;

/**
 * A mutation with its statements and row writers, made once for a shape of the variables. Immutable.
 *
 * @param cost what its plan is expected to write and read
 * @param checksDeferred whether the database has constraints that wait for the end of a transaction
 * @param shapes of the root fields below which beans add fields, by response key
 */
public record CompiledMutation(
        List<Root> roots, OperationCost cost, boolean checksDeferred, Map<String, AnswerShape> shapes) {
    /** One root field, in the order in which they run. */
    public sealed interface Root {
        String responseKey();

        /** @param readAfter how many steps run before the rows are read back */
        record Written(
                String responseKey,
                Problem.Location location,
                List<Step> steps,
                Optional<Read> readBack,
                int readAfter,
                Optional<Operand> atMost,
                MutationPayload answer)
                implements Root {}

        /** A function or procedure that is called. */
        record Called(String responseKey, Problem.Location location, CompiledCall call) implements Root {}

        record Typename(String responseKey, String typeName) implements Root {}
    }

    /**
     * @param positions where the written rows stand in the input; empty when they do not stand there
     * @param apart if it is one statement taken apart, how its rows are told from those of the others
     * @param oneOf what one row is called where one is meant and more may be found
     */
    public record Step(
            SqlStatement statement,
            Result result,
            List<Integer> positions,
            Optional<Apart> apart,
            boolean isRunAgainForNothing,
            Optional<String> oneOf) {}

    /**
     * One statement that had to be taken apart.
     *
     * @param number that all of its steps have
     * @param columns how many of the returned columns, from the first on, tell a row
     * @param nullsMeet whether rows with NULL in these are the same
     */
    public record Apart(int number, int columns, boolean nullsMeet) {}

    /** What a step of a nested write does. */
    enum StepKind {
        INSERT,
        FIND,
        ATTACH
    }

    /** What is done with the rows of a step's result. */
    sealed interface Result {
        record Counted() implements Result {}

        /** The rows that were read before are answered as far as they were written. */
        record Positions() implements Result {}

        record Keys(int columns) implements Result {}

        record Written(RowWriter writer) implements Result {}

        /**
         * @param keys the keys by which existing rows are found, for messages
         * @param written what is done with the rows, if they are written
         */
        record StepOutput(
                Returning.StepOutput output,
                StepKind step,
                String typeName,
                List<WriteStep.Cells> keys,
                Optional<Interception.Kind> written)
                implements Result {}
    }

    /** @param positionColumn what tells a row's place among the keys, where it is read before it is written */
    public record Read(SqlStatement statement, RowWriter writer, OptionalInt positionColumn) {}

    public static CompiledMutation of(MutationPlan plan, OperationCost cost, boolean checksDeferred) {
        return of(plan, cost, checksDeferred, Collections.emptyMap(), RowConditions.NONE);
    }

    static CompiledMutation of(
            MutationPlan plan,
            OperationCost cost,
            boolean checksDeferred,
            Map<String, AnswerShape> shapes,
            RowConditions conditions) {
        return new CompiledMutation(
                plan.roots().stream().map(root -> root(root, conditions)).toList(), cost, checksDeferred, shapes);
    }

    /** The same, with a comment before all of its statements. */
    CompiledMutation tagged(StatementTag tag) {
        return new CompiledMutation(
                roots.stream().map(root -> tagged(root, tag)).toList(), cost, checksDeferred, shapes);
    }

    private static Root tagged(Root root, StatementTag tag) {
        return switch (root) {
            case Root.Typename typename -> typename;
            case Root.Called(String key, var location, var call) -> new Root.Called(key, location, call.tagged(tag));
            case Root.Written written ->
                new Root.Written(
                        written.responseKey(),
                        written.location(),
                        written.steps().stream()
                                .map(step -> new Step(
                                        step.statement().tagged(tag),
                                        step.result(),
                                        step.positions(),
                                        step.apart(),
                                        step.isRunAgainForNothing(),
                                        step.oneOf()))
                                .toList(),
                        written.readBack()
                                .map(read ->
                                        new Read(read.statement().tagged(tag), read.writer(), read.positionColumn())),
                        written.readAfter(),
                        written.atMost(),
                        written.answer());
        };
    }

    private static Root root(MutationRoot root, RowConditions conditions) {
        return switch (root) {
            case MutationRoot.Typename(String key, String typeName) -> new Root.Typename(key, typeName);
            case MutationRoot.Called(String key, var location, var plan) ->
                new Root.Called(key, location, CompiledCall.of(plan, conditions));
            case MutationRoot.Written written -> {
                List<Step> steps = new ArrayList<>();
                written.steps().forEach(step -> steps.add(step(step, conditions)));
                yield new Root.Written(
                        written.responseKey(),
                        written.location(),
                        steps,
                        written.readBack()
                                .map(back -> written.readAfter() < steps.size()
                                        ? readBefore(back, conditions)
                                        : read(back, conditions)),
                        written.readAfter(),
                        written.atMost(),
                        written.answer());
            }
        };
    }

    private static Step step(WriteStep step, RowConditions conditions) {
        SqlStatement statement = WriteRenderer.render(step, conditions);
        Result result =
                switch (step.returning()) {
                    case Returning.Nothing() -> new Result.Counted();
                    case Returning.Positions() -> new Result.Positions();
                    case Returning.Keys(var columns) -> new Result.Keys(columns.size());
                    case Returning.StepOutput output -> output(step, output);
                    case Returning.Rows rows -> new Result.Written(RowWriter.of(statement.layout()));
                };
        List<Integer> positions = step instanceof WriteStep.InsertMany insert ? insert.positions() : List.of();
        return new Step(statement, result, positions, apart(step), mayMissRows(step), oneOf(step));
    }

    /** A key that does not hold for inheriting tables may be that of several rows, of which nobody meant more than one. */
    private static Optional<String> oneOf(WriteStep step) {
        return switch (step) {
            case WriteStep.Update update -> oneOf(update.target(), update.rows());
            case WriteStep.Delete delete -> oneOf(delete.target(), delete.rows());
            case WriteStep.Lock lock -> oneOf(lock.target(), lock.rows());
            case WriteStep.InsertOne one -> Optional.empty();
            case WriteStep.InsertMany many -> Optional.empty();
            case WriteStep.Find find -> Optional.empty();
            case WriteStep.Attach attach -> Optional.empty();
        };
    }

    private static Optional<String> oneOf(WriteTarget target, WriteStep.TargetRows rows) {
        return target.table().repeatsKeys() && rows instanceof WriteStep.TargetRows.ByKey
                ? Optional.of(target.table().entityName())
                : Optional.empty();
    }

    /**
     * An upsert that asks a view whether a row is there meets rows that others have inserted since it began, which only a later statement sees. Not inside of others, which refuse
     * what is not written, nor where triggers may have written something else instead.
     */
    private static boolean mayMissRows(WriteStep step) {
        return switch (step) {
            case WriteStep.InsertOne one -> one.conflict().isPresent() && isAskedOfAView(one.target(), one.returning());
            case WriteStep.InsertMany many ->
                many.conflict().isPresent() && isAskedOfAView(many.target(), many.returning());
            case WriteStep.Find find -> false;
            case WriteStep.Attach attach -> false;
            case WriteStep.Update update -> false;
            case WriteStep.Delete delete -> false;
            case WriteStep.Lock lock -> false;
        };
    }

    private static boolean isAskedOfAView(WriteTarget target, Returning returning) {
        return !target.isReadItself() && !target.isFilledBefore() && !(returning instanceof Returning.StepOutput);
    }

    private static Optional<Apart> apart(WriteStep step) {
        return step instanceof WriteStep.InsertMany insert
                ? insert.apart().flatMap(number -> columns(insert)
                        .map(columns -> new Apart(number, columns, nullsMeet(insert))))
                : Optional.empty();
    }

    /** Rows of a table with a key of its own are told by that, which has no NULL. */
    private static boolean nullsMeet(WriteStep.InsertMany insert) {
        return insert.target().writtenIdentity().isEmpty()
                && insert.conflict()
                        .filter(conflict -> conflict.key().nullsMeet())
                        .isPresent();
    }

    private static Optional<Integer> columns(WriteStep.InsertMany insert) {
        return switch (insert.returning()) {
            case Returning.Keys(var columns) -> Optional.of(columns.size());
            case Returning.StepOutput output ->
                insert.conflict()
                        .map(found -> found.tellingRows(insert.target()).size());
            case Returning.Rows rows -> Optional.of(insert.tellingBesideRows().size());
            case Returning.Positions() -> Optional.empty();
            case Returning.Nothing() -> Optional.empty();
        };
    }

    private static Result.StepOutput output(WriteStep step, Returning.StepOutput output) {
        return switch (step) {
            case WriteStep.InsertMany insert ->
                new Result.StepOutput(
                        output,
                        StepKind.INSERT,
                        insert.target().table().typeName(),
                        List.of(),
                        Optional.of(
                                insert.conflict().isPresent()
                                        ? Interception.Kind.UPSERTED
                                        : Interception.Kind.CREATED));
            case WriteStep.Find find ->
                new Result.StepOutput(output, StepKind.FIND, find.table().typeName(), find.key(), Optional.empty());
            case WriteStep.Attach attach ->
                new Result.StepOutput(
                        output,
                        StepKind.ATTACH,
                        attach.target().table().typeName(),
                        attach.key(),
                        Optional.of(Interception.Kind.CONNECTED));
            case WriteStep.InsertOne one -> throw new IllegalArgumentException("no step of a nested write");
            case WriteStep.Update update -> throw new IllegalArgumentException("no step of a nested write");
            case WriteStep.Delete delete -> throw new IllegalArgumentException("no step of a nested write");
            case WriteStep.Lock lock -> throw new IllegalArgumentException("no step of a nested write");
        };
    }

    private static Read read(ReadBack readBack, RowConditions conditions) {
        SqlStatement statement = ReadRenderer.render(readBack, conditions);
        return new Read(statement, RowWriter.of(statement.layout()), OptionalInt.empty());
    }

    private static Read readBefore(ReadBack readBack, RowConditions conditions) {
        ReadRenderer.Positioned positioned = ReadRenderer.renderPositioned(readBack, conditions);
        SqlStatement statement = positioned.statement();
        return new Read(statement, RowWriter.of(statement.layout()), OptionalInt.of(positioned.positionColumn()));
    }
}

package org.fraiseql.execution;

import java.util.List;
import java.util.Map;
import org.fraiseql.document.AnswerShape;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.write.MutationPayload;
import org.fraiseql.sql.SqlStatement;
import org.fraiseql.support.RetainedBytes;

/** What plans hold of the heap, see {@link RetainedBytes}: SQL, operands, constants of the document, layouts and the row writers made of them. */
final class PlanWeights {
    /** A record of some fields with its place in the document. */
    private static final int RECORD = 4 * RetainedBytes.OBJECT;

    /** A number that is no small one. */
    private static final int POSITION = 24;

    private PlanWeights() {}

    static long of(CompiledOperation operation) {
        return RetainedBytes.COLLECTION
                + operation.cost().retainedBytes()
                + shapes(operation.shapes())
                + operation.roots().stream().mapToLong(PlanWeights::of).sum();
    }

    private static long of(CompiledOperation.Root root) {
        return RECORD
                + RetainedBytes.of(root.responseKey())
                + switch (root) {
                    case CompiledOperation.Root.Read read -> withWriter(read.statement());
                    case CompiledOperation.Root.Typename typename -> 0;
                };
    }

    static long of(CompiledMutation mutation) {
        return RetainedBytes.COLLECTION
                + mutation.cost().retainedBytes()
                + shapes(mutation.shapes())
                + mutation.roots().stream().mapToLong(PlanWeights::of).sum();
    }

    private static long shapes(Map<String, AnswerShape> shapes) {
        return shapes.values().stream().mapToLong(AnswerShape::retainedBytes).sum();
    }

    private static long of(CompiledMutation.Root root) {
        return RECORD
                + RetainedBytes.of(root.responseKey())
                + switch (root) {
                    case CompiledMutation.Root.Written written -> of(written);
                    case CompiledMutation.Root.Called called -> of(called.call());
                    case CompiledMutation.Root.Typename typename -> 0;
                };
    }

    private static long of(CompiledMutation.Root.Written written) {
        return written.steps().stream().mapToLong(PlanWeights::of).sum()
                + written.readBack().map(read -> withWriter(read.statement())).orElse(0L)
                + of(written.answer());
    }

    private static long of(CompiledMutation.Step step) {
        return RECORD
                + (long) POSITION * step.positions().size()
                + withWriter(step.statement())
                + switch (step.result()) {
                    case CompiledMutation.Result.Counted counted -> 0;
                    case CompiledMutation.Result.Positions positions -> 0;
                    case CompiledMutation.Result.Keys keys -> 0;
                    case CompiledMutation.Result.Written written -> 0;
                    case CompiledMutation.Result.StepOutput output ->
                        RetainedBytes.ofValue(output.output().arguments())
                                + output.keys().stream()
                                        .mapToLong(cells -> cells.values().retainedBytes())
                                        .sum();
                };
    }

    private static long of(MutationPayload answer) {
        return switch (answer) {
            case MutationPayload.Row row -> 0;
            case MutationPayload.Deletion deletion ->
                members(deletion.members())
                        + deletion.keys().stream()
                                .mapToLong(Operand::retainedBytes)
                                .sum();
            case MutationPayload.Bulk bulk -> members(bulk.members());
        };
    }

    private static long members(List<MutationPayload.Member> members) {
        return members.stream()
                .mapToLong(member -> RECORD + RetainedBytes.of(member.key()))
                .sum();
    }

    private static long of(CompiledCall call) {
        return RECORD
                + switch (call) {
                    case CompiledCall.Direct direct -> withWriter(direct.statement());
                    case CompiledCall.ReadAfter after -> after.statement().retainedBytes() + withWriter(after.read());
                    case CompiledCall.Nothing nothing -> nothing.statement().retainedBytes();
                    case CompiledCall.Response response ->
                        response.statement().retainedBytes()
                                + response.success().stream()
                                        .mapToLong(PlanWeights::of)
                                        .sum()
                                + response.error().stream()
                                        .mapToLong(PlanWeights::of)
                                        .sum();
                };
    }

    private static long of(CompiledCall.Member member) {
        return RECORD
                + RetainedBytes.of(member.key())
                + switch (member) {
                    case CompiledCall.Member.Part part -> 0;
                    case CompiledCall.Member.Errors(String key, int column, Map<String, String> fields) ->
                        RetainedBytes.ofValue(fields);
                    case CompiledCall.Member.Typename typename -> 0;
                    case CompiledCall.Member.Row row -> withWriter(row.statement());
                    case CompiledCall.Member.Document document ->
                        2 * document.selected().retainedBytes();
                };
    }

    /** A statement and the writer of its rows, which has each key and constant of the layout once more. */
    private static long withWriter(SqlStatement statement) {
        return statement.retainedBytes() + statement.layout().retainedBytes();
    }
}

package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.execution.CompiledMutation.Result;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Returning;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** The rows of a step of a nested write, kept for the steps after it. */
final class StepOutput {
    private final Result.Kept result;
    private final Map<String, @Nullable Object> bound;

    StepOutput(Result.Kept result, Map<String, @Nullable Object> bound) {
        this.result = result;
        this.bound = bound;
    }

    /**
     * Reads the rows, checks that they are all there and binds their columns.
     *
     * @return the columns of each row
     */
    List<List<@Nullable String>> keep(Rows rows) {
        Returning.Kept kept = result.kept();
        List<List<@Nullable String>> read =
                RowTexts.all(rows, Math.max(kept.columns().size(), 1));
        switch (result.step()) {
            case INSERT -> checkInserted(read);
            case FIND -> checkFound(read);
            case ATTACH -> checkAttached(read);
        }
        for (int column = 0; column < kept.columns().size(); column++) {
            List<@Nullable String> values = new ArrayList<>(read.size());
            for (List<@Nullable String> row : read) {
                values.add(row.get(column));
            }
            bound.put(WriteStep.keptName(kept.name(), column), values);
        }
        return read;
    }

    private void checkInserted(List<List<@Nullable String>> rows) {
        int expected = result.kept().arguments().size();
        if (rows.size() != expected) {
            throw badInput(
                    place(),
                    "%d of %d rows were kept out by a trigger or rule of %s, so that what belongs to them can't be written."
                            .formatted(expected - rows.size(), expected, result.typeName()));
        }
    }

    private void checkFound(List<List<@Nullable String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getFirst() == null) {
                throw badInput(
                        result.kept().arguments().get(i),
                        "There is no %s with %s.".formatted(result.typeName(), key(i)));
            }
        }
    }

    private void checkAttached(List<List<@Nullable String>> rows) {
        Set<String> found = new LinkedHashSet<>();
        rows.forEach(row -> found.add(String.valueOf(row.getFirst())));
        Set<String> keys = new LinkedHashSet<>();
        for (int i = 0; i < result.kept().arguments().size(); i++) {
            boolean isNew = keys.add(key(i));
            if (!isNew || !found.contains(Integer.toString(i + 1))) {
                String argument = result.kept().arguments().get(i);
                throw badInput(
                        argument,
                        isNew && !isConnectedLater(i)
                                ? "There is no %s with %s.".formatted(result.typeName(), key(i))
                                : "%s with %s is connected more than once.".formatted(result.typeName(), key(i)));
            }
        }
    }

    private boolean isConnectedLater(int row) {
        for (int i = row + 1; i < result.kept().arguments().size(); i++) {
            if (key(i).equals(key(row))) {
                return true;
            }
        }
        return false;
    }

    /** {@code id 42}, as it was given. */
    private String key(int row) {
        StringBuilder key = new StringBuilder();
        for (WriteStep.Cells cells : result.keys()) {
            Operand operand = cells.values();
            Object values = operand.value().resolve(bound);
            Object value = values instanceof List<?> list ? list.get(row) : values;
            key.append(key.isEmpty() ? "" : ", ")
                    .append(cells.column().fieldName())
                    .append(' ')
                    .append(GivenKey.text(cells.column().type(), value));
        }
        return key.toString();
    }

    /** The failure of the statement itself: only PostgreSQL knows which of several rows it was. */
    EngineException failed(EngineException failure) {
        List<Problem> problems = failure.problems().stream()
                .map(problem -> problem.details().containsKey("argument") ? problem : problem.with("argument", place()))
                .toList();
        return new EngineException(problems, failure);
    }

    /** Where the rows stand in the input, as far as it is the same for all. */
    private String place() {
        List<String> arguments = result.kept().arguments();
        String first = arguments.getFirst();
        int length = first.length();
        for (String argument : arguments) {
            int same = 0;
            while (same < Math.min(length, argument.length()) && first.charAt(same) == argument.charAt(same)) {
                same++;
            }
            length = same;
        }
        if (length == first.length()) {
            return first;
        }
        String common = first.substring(0, length);
        int end = Math.max(common.lastIndexOf('['), common.lastIndexOf('.'));
        return end < 0 ? common : common.substring(0, end);
    }

    private static EngineException badInput(String argument, String message) {
        return new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, message).with("argument", argument));
    }
}

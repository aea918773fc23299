package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fraiseql.execution.CompiledMutation.Result;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.write.WriteStep;
import org.fraiseql.plan.write.WriteStep.Returning;
import org.fraiseql.store.Rows;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.jspecify.annotations.Nullable;

/** Reads the rows that a step of a nested write returns for the steps after it. */
final class StepOutputReader {
    private final Result.StepOutput result;
    private final Bindings bindings;

    StepOutputReader(Result.StepOutput result, Bindings bindings) {
        this.result = result;
        this.bindings = bindings;
    }

    /**
     * Reads the rows, checks that they are all there and makes them values for later steps.
     *
     * @return the columns of each row
     */
    List<List<@Nullable String>> read(Rows rows) {
        Returning.StepOutput output = result.output();
        List<List<@Nullable String>> read =
                RowTexts.all(rows, Math.max(output.columns().size(), 1));
        switch (result.step()) {
            case INSERT -> checkInserted(read);
            case FIND -> checkFound(read);
            case ATTACH -> checkAttached(read);
        }
        bindings.stepReturned(read);
        return read;
    }

    private void checkInserted(List<List<@Nullable String>> rows) {
        int expected = result.output().arguments().size();
        if (rows.size() != expected) {
            throw badInput(
                    place(),
                    "%d of %d rows were kept out by a trigger or rule of %s, or by rows that it does not show, so that what belongs to them can't be written."
                            .formatted(expected - rows.size(), expected, result.typeName()));
        }
    }

    private void checkFound(List<List<@Nullable String>> rows) {
        for (int i = 0; i < rows.size(); i++) {
            if (rows.get(i).getFirst() == null) {
                throw badInput(
                        result.output().arguments().get(i),
                        "There is no %s with %s.".formatted(result.typeName(), Excerpt.of(keys().get(i))));
            }
        }
    }

    /** Refuses keys of which no row was found. Several of the given may have one key; of these PostgreSQL tells any. */
    private void checkAttached(List<List<@Nullable String>> rows) {
        List<String> keys = keys();
        Set<String> found = new LinkedHashSet<>();
        Set<Integer> positions = new LinkedHashSet<>();
        for (List<@Nullable String> row : rows) {
            int position = Integer.parseInt(String.valueOf(row.getFirst()));
            String key = keys.get(position - 1);
            found.add(key);
            if (!positions.add(position)) {
                throw badInput(
                        result.output().arguments().get(position - 1),
                        "There are several %s with %s, and one was meant."
                                .formatted(result.typeName(), Excerpt.of(key)));
            }
        }
        Set<String> distinct = new LinkedHashSet<>();
        for (int i = 0; i < keys.size(); i++) {
            String key = keys.get(i);
            if (!found.contains(key)) {
                throw badInput(
                        result.output().arguments().get(i),
                        "There is no %s with %s.".formatted(result.typeName(), Excerpt.of(key)));
            }
            if (!distinct.add(key)) {
                throw badInput(
                        result.output().arguments().get(i),
                        "%s with %s is connected more than once.".formatted(result.typeName(), Excerpt.of(key)));
            }
        }
    }

    /** {@code id 42}, as it was given, for each row. */
    private List<String> keys() {
        int rows = result.output().arguments().size();
        List<StringBuilder> keys = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            keys.add(new StringBuilder());
        }
        for (WriteStep.Cells cells : result.keys()) {
            Object values = cells.values().value().resolve(bindings);
            for (int i = 0; i < rows; i++) {
                Object value = values instanceof List<?> list ? list.get(i) : values;
                keys.get(i)
                        .append(keys.get(i).isEmpty() ? "" : ", ")
                        .append(cells.column().fieldName())
                        .append(' ')
                        .append(GivenKey.text(cells.column().type(), value));
            }
        }
        return keys.stream().map(StringBuilder::toString).toList();
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
        List<String> arguments = result.output().arguments();
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

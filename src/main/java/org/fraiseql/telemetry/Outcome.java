package org.fraiseql.telemetry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fraiseql.execution.Observation;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.support.Problem;

/** What names are given to that which happened to requests. */
final class Outcome {
    /** The response was begun, and broke off: its client hung up, or the database failed. */
    static final String BROKEN_OFF = "BROKEN_OFF";

    private Outcome() {}

    static List<Problem> problems(Observation request) {
        return request.result().isPresent() ? request.result().get().problems() : List.of();
    }

    /** Code of the first error; empty when all went well. */
    static Optional<String> error(Observation request) {
        if (request.result().isEmpty()) {
            return Optional.of(BROKEN_OFF);
        }
        List<Problem> problems = problems(request);
        return problems.isEmpty()
                ? Optional.empty()
                : Optional.of(problems.getFirst().code().name());
    }

    /** The error of a statement's root field. */
    static Optional<Problem> problem(Observation request, Observation.Statement statement) {
        return problems(request).stream()
                .filter(problem ->
                        !problem.path().isEmpty() && problem.path().getFirst().equals(statement.responseKey()))
                .findFirst();
    }

    /** {@code query}, {@code mutation}; empty when the request was refused before that was known. */
    static Optional<String> type(Observation request) {
        return request.operation().map(operation -> operation.kind().name().toLowerCase(Locale.ROOT));
    }

    /** The first word of the statement. */
    static String verb(BoundStatement bound) {
        String text = bound.statement().text().stripLeading();
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return text.substring(0, end).toUpperCase(Locale.ROOT);
    }
}

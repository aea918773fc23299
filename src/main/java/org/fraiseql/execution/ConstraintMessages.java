package org.fraiseql.execution;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Constraint;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.WriteModel;
import org.fraiseql.store.ConstraintViolation;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** Says in the names of GraphQL which fields a constraint of the database is about, and what can be done. */
final class ConstraintMessages {
    private static final String NOT_NULL = "23502";
    private static final String FOREIGN_KEY = "23503";
    private static final String UNIQUE = "23505";
    private static final String CHECK = "23514";
    private static final String EXCLUSION = "23P01";

    private final WriteModel writing;
    private final boolean isForCaller;

    /** @param isForCaller whether somebody reads it who shall know of nothing but this model */
    ConstraintMessages(WriteModel writing, boolean isForCaller) {
        this.writing = writing;
        this.isForCaller = isForCaller;
    }

    EngineException explained(EngineException failure) {
        Optional<ConstraintViolation> refused = ConstraintViolation.behind(failure);
        boolean isOfPolicy = failure.code() == ErrorCode.PERMISSION_DENIED;
        if (refused.isEmpty() || (failure.code() != ErrorCode.CONSTRAINT_VIOLATION && !isOfPolicy)) {
            return failure;
        }
        List<Problem> problems = new ArrayList<>();
        if (isOfPolicy) {
            String message = "A policy of %s does not allow such a row.".formatted(type(refused.get()));
            failure.problems().forEach(problem -> problems.add(problem.withMessage(message)));
            return new EngineException(problems, failure);
        }
        boolean isNamed = !isForCaller || isKnown(refused.get());
        failure.problems().forEach(problem -> problems.add(explained(problem, refused.get(), isNamed)));
        return new EngineException(problems, failure);
    }

    /** A name may tell of tables and columns; PostgreSQL makes it of theirs. Without a table it is that of a domain, or of a function's own error. */
    private boolean isKnown(ConstraintViolation refused) {
        return refused.table().isEmpty()
                || constraint(refused).filter(Constraint::isOfPublished).isPresent();
    }

    private Optional<Constraint> constraint(ConstraintViolation refused) {
        return writing.constraint(new SqlName(refused.schema(), refused.table()), refused.constraint());
    }

    /** PostgreSQL names a partition, which nobody here knows. */
    private SqlName relation(ConstraintViolation refused) {
        return writing.whole(new SqlName(refused.schema(), refused.table()));
    }

    private String name(ConstraintViolation refused) {
        return constraint(refused).map(Constraint::shownName).orElseGet(refused::constraint);
    }

    /** PostgreSQL does not say in which schema the table is. What the caller does not know is not named. */
    private String type(ConstraintViolation refused) {
        return writing.targets().values().stream()
                .filter(target -> target.name().name().equals(refused.table()))
                .map(target -> target.table().typeName())
                .findFirst()
                .orElse("a table");
    }

    private Problem explained(Problem problem, ConstraintViolation refused, boolean isNamed) {
        String sqlState = String.valueOf(problem.details().get("sqlState"));
        if (!sqlState.startsWith("23")) {
            return problem;
        }
        List<String> fields = fields(refused);
        String owner = sqlState.equals(FOREIGN_KEY) ? owner(refused) : "";
        String constraint = isNamed ? name(refused) : "";
        Problem told = constraint.isEmpty() ? problem.without("constraint") : problem.with("constraint", constraint);
        Problem named = told.withMessage(message(sqlState, constraint, fields, owner));
        Problem withFields = fields.isEmpty() ? named : named.with("fields", fields);
        boolean isNoInput = sqlState.equals(NOT_NULL) && !isInput(refused);
        String hint = isNoInput ? "" : hint(sqlState);
        return hint.isEmpty() ? withFields : withFields.hint(hint);
    }

    /** Whether whoever asks can give the column a value at all. */
    private boolean isInput(ConstraintViolation refused) {
        SqlName relation = relation(refused);
        return writing.targets().values().stream()
                .filter(target -> target.name().equals(relation))
                .flatMap(target -> target.columnNamed(refused.column()).stream())
                .anyMatch(column -> column.insertable() || column.updatable());
    }

    private List<String> fields(ConstraintViolation refused) {
        SqlName relation = relation(refused);
        if (!refused.column().isEmpty()) {
            return writing.field(relation, refused.column()).map(List::of).orElse(List.of());
        }
        return constraint(refused).map(Constraint::fields).orElse(List.of());
    }

    /** The type that has the foreign key, which is not the one that is written when a row is deleted that others refer to. */
    private String owner(ConstraintViolation refused) {
        SqlName relation = relation(refused);
        return writing.targets().values().stream()
                .filter(target -> target.name().equals(relation))
                .map(target -> " of " + target.table().typeName())
                .findFirst()
                .orElse("");
    }

    private static String message(String sqlState, String constraint, List<String> fields, String owner) {
        if (sqlState.equals(UNIQUE) && fields.isEmpty()) {
            return "Another row has one of the values already.";
        }
        String what = fields.isEmpty() ? "A value" : String.join(", ", fields);
        String rule = constraint.isEmpty() ? "a rule of the table" : "the rule " + constraint;
        return switch (sqlState) {
            case NOT_NULL -> what + " must have a value.";
            case UNIQUE ->
                what + (fields.size() > 1 ? " have values" : " has a value") + " that another row has already.";
            case FOREIGN_KEY -> what + owner + " would refer to a row that does not exist.";
            case CHECK -> what + " breaks " + rule + ".";
            case EXCLUSION -> what + " conflicts with another row.";
            default -> "A constraint of the database is violated.";
        };
    }

    private static String hint(String sqlState) {
        return switch (sqlState) {
            case NOT_NULL -> "Give it a value other than null.";
            case UNIQUE -> "Change the value, or update the row that has it.";
            case FOREIGN_KEY -> "Create the other row first, or delete those that refer to it.";
            case CHECK, EXCLUSION -> "Look at the constraint's definition for what is allowed.";
            default -> "";
        };
    }
}

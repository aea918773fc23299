package org.fraiseql.plan.write;

import java.util.List;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/** The wording of what can't be written. */
final class WriteErrors {
    private WriteErrors() {}

    static EngineException emptyCondition(String fieldName) {
        return badInput("where", "%s would write every row: where has no condition.".formatted(fieldName))
                .hintedWith("Give a condition, or all: true if every row is meant.");
    }

    static EngineException allAndCondition() {
        return badInput("all", "all: true contradicts where, which has a condition.")
                .hintedWith("Leave one of them out.");
    }

    static EngineException recordsTwice(String fieldName) {
        return badInput(fieldName, "%s is selected more than once.".formatted(fieldName))
                .hintedWith("Select it once and take all fields in it.");
    }

    static EngineException noKeyToReadBack(String typeName) {
        return badInput(
                        typeName,
                        "%s has no key by which a written row could be read again, so its relations can't be selected here."
                                .formatted(typeName))
                .hintedWith("Select columns only.");
    }

    static EngineException noChange(String fieldName) {
        return badInput("input", "%s changes nothing: neither input nor ops has a field.".formatted(fieldName))
                .hintedWith("Give at least one field.");
    }

    static EngineException changedTwice(String column) {
        return badInput("ops", "%s is changed more than once.".formatted(column))
                .hintedWith("Change a column either in input or by one of ops.");
    }

    static EngineException nullItem(String path) {
        return badInput(path, Excerpt.ofPath(path) + " is null.").hintedWith("Leave it out.");
    }

    static EngineException tooManyRows(int rows, int max) {
        return new EngineException(Problem.of(
                        ErrorCode.LIMIT_EXCEEDED, "input has %d rows, more than the %d allowed.".formatted(rows, max))
                .with("argument", "input")
                .hint("Send it in parts."));
    }

    static EngineException keyNotGiven(String key, List<String> fields) {
        return badInput(
                        "input",
                        "The key %s can't be taken already: input does not have all of its columns (%s)."
                                .formatted(key, String.join(", ", fields)))
                .hintedWith("Give them, or name another key in onConflict.constraint.");
    }

    static EngineException severalKeysGiven(List<String> keys) {
        return badInput("onConflict", "Several keys may be taken already: %s.".formatted(String.join(", ", keys)))
                .hintedWith("Name one of them in onConflict.constraint.");
    }

    private static Unhinted badInput(String argument, String message) {
        return new Unhinted(Problem.of(ErrorCode.BAD_USER_INPUT, message).with("argument", Excerpt.ofPath(argument)));
    }

    private record Unhinted(Problem problem) {
        EngineException hintedWith(String hint) {
            return new EngineException(problem.hint(hint));
        }
    }
}

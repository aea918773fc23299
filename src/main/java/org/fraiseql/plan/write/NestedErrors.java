package org.fraiseql.plan.write;

import java.util.List;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/** The wording of what can't be written together. */
final class NestedErrors {
    private NestedErrors() {}

    static EngineException notOne(String path, boolean isNone) {
        String message = isNone
                ? "%s has neither connect nor create.".formatted(Excerpt.ofPath(path))
                : "%s has connect and create.".formatted(Excerpt.ofPath(path));
        return badInput(path, message, "Give exactly one of them.");
    }

    static EngineException nothing(String path) {
        return badInput(
                path,
                "%s has neither connect nor create.".formatted(Excerpt.ofPath(path)),
                "Give one of them, or both.");
    }

    static EngineException givenTwice(String path, List<String> fields) {
        return badInput(
                path,
                "%s is given, but the row to refer to is known already%s."
                        .formatted(Excerpt.ofPath(path), fields.isEmpty() ? "" : ": " + String.join(", ", fields)),
                "Give it once.");
    }

    static EngineException comesByItself(String path) {
        return badInput(
                path,
                "%s is given, but it comes from the row that this one is nested in.".formatted(Excerpt.ofPath(path)),
                "Leave it out.");
    }

    static EngineException incomplete(String path, String field, List<String> relations) {
        String remedy = relations.isEmpty() ? field : field + ", or " + String.join(", ", relations);
        return badInput(path, "%s has no value for %s.".formatted(Excerpt.ofPath(path), field), "Give " + remedy + ".");
    }

    static EngineException notAKey(String path, List<String> keys) {
        return badInput(
                path,
                "%s does not have the columns of exactly one key.".formatted(Excerpt.ofPath(path)),
                "Give one of: " + String.join("; ", keys) + ".");
    }

    static EngineException nullKey(String path) {
        return badInput(
                path, Excerpt.ofPath(path) + " is null, which no key is.", "Give the value of the row to connect.");
    }

    static EngineException severalRows(String path, String typeName) {
        return badInput(
                path,
                "%s is not possible: the key may lead to several rows of %s where they are written."
                        .formatted(Excerpt.ofPath(path), typeName),
                "Give another key.");
    }

    static EngineException notOffered(String path, String typeName) {
        return badInput(
                path,
                "%s is not possible: the connected role may not write the columns of %s that it needs."
                        .formatted(Excerpt.ofPath(path), typeName),
                "Write the rows one after the other.");
    }

    static EngineException inUpsert(String path) {
        return badInput(
                path,
                "%s is nested in an upsert, whose row may be an old one.".formatted(Excerpt.ofPath(path)),
                "Upsert first, and create or update the others then.");
    }

    static EngineException nothingToConflict(String path) {
        return badInput(path, "%s is given, but no row is created.".formatted(Excerpt.ofPath(path)), "Leave it out.");
    }

    static EngineException notMoved(String path, String field) {
        return badInput(
                path,
                "%s may meet a row of another one, and its %s may not be changed."
                        .formatted(Excerpt.ofPath(path), field),
                "Leave onConflict out, or name a key in onConflict.constraint that has " + field + ".");
    }

    static EngineException conditional(String path) {
        return badInput(
                path,
                "%s is given, but a row that is kept as it is could not be referred to."
                        .formatted(Excerpt.ofPath(path)),
                "Leave it out, or connect the row.");
    }

    static EngineException tooDeep(String path, int maxDepth) {
        return new EngineException(
                Problem.of(ErrorCode.LIMIT_EXCEEDED, "input is nested more than %d levels deep.".formatted(maxDepth))
                        .with("argument", Excerpt.ofPath(path)));
    }

    private static EngineException badInput(String path, String message, String hint) {
        return new EngineException(Problem.of(ErrorCode.BAD_USER_INPUT, message)
                .with("argument", Excerpt.ofPath(path))
                .hint(hint));
    }
}

package org.fraiseql.stream;

import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** What may be wrong with a key of a document, worded once: many documents may have it. Nothing is said of the value. */
record DocumentProblems(Problem missing, Problem otherType) {
    private static final String HINT = "Correct the document, or what the comment of the view declares with @type.";

    static DocumentProblems of(SqlName source, String typeName, String fieldName, DocumentNode declared) {
        return new DocumentProblems(
                problem("%s.%s has no value in a document of %s, but is declared never to be null."
                        .formatted(typeName, fieldName, source.name())),
                problem("%s.%s is no %s in a document of %s."
                        .formatted(typeName, fieldName, name(declared), source.name())));
    }

    private static Problem problem(String message) {
        return Problem.of(ErrorCode.TYPE_MISMATCH, message).hint(HINT);
    }

    private static String name(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Value(var type, var version) -> type.graphQLName();
            case DocumentNode.Items(DocumentNode item, boolean isItemNullable) -> "[" + name(item) + "]";
            case DocumentNode.Fields fields -> "object";
        };
    }
}

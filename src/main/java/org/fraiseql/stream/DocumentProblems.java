package org.fraiseql.stream;

import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** The wording of what is wrong with a key of a document. Nothing is said of the value. */
record DocumentProblems(SqlName source, String typeName, String fieldName, DocumentNode declared) {
    private static final String HINT = "Correct the document, or what the comment of the view declares with @type.";

    Problem missing() {
        return Problem.of(
                        ErrorCode.TYPE_MISMATCH,
                        "%s.%s has no value in a document of %s, but is declared never to be null."
                                .formatted(typeName, fieldName, source.name()))
                .hint(HINT);
    }

    Problem otherType() {
        return Problem.of(
                        ErrorCode.TYPE_MISMATCH,
                        "%s.%s is no %s in a document of %s."
                                .formatted(typeName, fieldName, name(declared), source.name()))
                .hint(HINT);
    }

    private static String name(DocumentNode node) {
        return switch (node) {
            case DocumentNode.Value(var type) -> type.graphQLName();
            case DocumentNode.Items(DocumentNode item, boolean isItemNullable) -> "[" + name(item) + "]";
            case DocumentNode.Fields fields -> "object";
        };
    }
}

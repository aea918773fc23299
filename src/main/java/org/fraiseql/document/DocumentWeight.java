package org.fraiseql.document;

import graphql.language.Document;
import graphql.language.EnumValue;
import graphql.language.Field;
import graphql.language.NamedNode;
import graphql.language.Node;
import graphql.language.OperationDefinition;
import graphql.language.StringValue;
import graphql.language.VariableDefinition;
import org.fraiseql.support.RetainedBytes;
import org.jspecify.annotations.Nullable;

/** What a parsed document holds of the heap, see {@link RetainedBytes}. */
final class DocumentWeight {
    /** Bytes of a node with its place in the text and its lists of children. */
    private static final int NODE = 128;

    /** Bytes of what is made of an operation beside its nodes. */
    private static final int OPERATION = 1_000;

    private static final int VARIABLE = 200;

    private DocumentWeight() {}

    static long of(Document document) {
        return OPERATION + ofNode(document);
    }

    private static long ofNode(Node<?> node) {
        long bytes = NODE + own(node);
        for (Node<?> child : node.getChildren()) {
            bytes += ofNode(child);
        }
        return bytes;
    }

    private static long own(Node<?> node) {
        return switch (node) {
            case Field field -> ofName(field.getName()) + ofName(field.getAlias());
            case StringValue text -> ofName(text.getValue());
            case EnumValue label -> ofName(label.getName());
            case OperationDefinition operation -> OPERATION + ofName(operation.getName());
            case VariableDefinition variable -> VARIABLE + ofName(variable.getName());
            case NamedNode<?> named -> ofName(named.getName());
            default -> 0;
        };
    }

    private static long ofName(@Nullable String name) {
        return name == null ? 0 : RetainedBytes.of(name);
    }
}

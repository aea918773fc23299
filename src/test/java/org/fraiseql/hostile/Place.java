package org.fraiseql.hostile;

import graphql.schema.GraphQLType;
import graphql.schema.GraphQLTypeUtil;

/**
 * Where a value can stand in an operation.
 *
 * @param path of the argument, such as {@code samples.where.id.eq}
 * @param before what stands before the value, from the root field on
 */
record Place(String path, String operation, String before, String after, GraphQLType type) {
    String withLiteral(String value) {
        return operation + " { " + before + value + after + " }";
    }

    /** The value in the variable {@code $v}. */
    String withVariable() {
        return operation + "($v: " + GraphQLTypeUtil.simplePrint(type) + ") { " + before + "$v" + after + " }";
    }

    @Override
    public String toString() {
        return path;
    }
}

package org.fraiseql.catalog;

/**
 * What documents look like, as somebody outside the database declares it.
 *
 * @param relation the view or table that has them, perhaps with its schema before it
 * @param shape as in {@code @type}: {@code {id: ID!, name: String}}
 * @param declaredBy who says so, for messages
 */
public record DeclaredShape(String relation, String shape, String declaredBy) {
    /** A key of a document as it stands in a shape: in quotes if it is no name of GraphQL. */
    public static String written(String key) {
        return Names.isGraphQLName(key) ? key : "\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}

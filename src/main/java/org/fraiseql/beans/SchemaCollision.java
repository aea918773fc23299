package org.fraiseql.beans;

/** A bean and the catalog want the same name in the schema. The message names both sides and the remedy. */
final class SchemaCollision extends IllegalStateException {
    private static final long serialVersionUID = 1L;

    private SchemaCollision(String message) {
        super(message);
    }

    static SchemaCollision ofType(String name) {
        return new SchemaCollision("The type " + name
                + " comes from the database and from a MicroProfile GraphQL bean. Rename one: " + "\"@name Other" + name
                + "\" in the comment of the table or type, or @Name(\"Other" + name + "\") on the Java class.");
    }

    static SchemaCollision ofRootField(String rootType, String name) {
        return new SchemaCollision("The field " + rootType + "." + name
                + " comes from the database and from a MicroProfile GraphQL bean. Rename one: \"@name …\" in the comment of the table, "
                + "or @Name(\"…\") on the Java method.");
    }
}

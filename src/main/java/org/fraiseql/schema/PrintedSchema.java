package org.fraiseql.schema;

import graphql.schema.GraphQLSchema;
import graphql.schema.idl.SchemaPrinter;

/** A schema in the schema definition language, with the directives that introspection shows. */
public final class PrintedSchema {
    private static final SchemaPrinter PRINTER = new SchemaPrinter(SchemaPrinter.Options.defaultOptions()
            .includeDirectiveDefinitions(true)
            .includeDirectiveDefinition(OfferedDirectives::contains));

    private PrintedSchema() {}

    public static String of(GraphQLSchema schema) {
        return PRINTER.print(schema);
    }
}

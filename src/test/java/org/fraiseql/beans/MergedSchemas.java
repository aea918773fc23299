package org.fraiseql.beans;

import graphql.Scalars;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import graphql.schema.GraphQLScalarType;
import graphql.schema.GraphQLSchema;
import java.util.List;
import java.util.Map;
import org.fraiseql.schema.CatalogSchema;

/** Schemas as they are served, with a single field of a bean's. */
public final class MergedSchemas {
    private MergedSchemas() {}

    public static synchronized GraphQLSchema of(CatalogSchema catalog) {
        Map<String, GraphQLScalarType> shared = SharedScalars.register(catalog.types());
        GraphQLObjectType query = GraphQLObjectType.newObject()
                .name("Query")
                .field(GraphQLFieldDefinition.newFieldDefinition()
                        .name("today")
                        .type(Scalars.GraphQLString)
                        .build())
                .build();
        return MergedSchema.of(GraphQLSchema.newSchema().query(query).build(), List.of(), catalog, shared);
    }
}

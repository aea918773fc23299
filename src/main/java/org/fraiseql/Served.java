package org.fraiseql;

import graphql.schema.GraphQLSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.execution.BeanFields;

/** A catalog as it is to be served. @param schema of the catalog and the beans */
public record Served(Catalog catalog, GraphQLSchema schema, BeanFields beans) {}

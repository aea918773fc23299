package org.fraiseql.typed;

import graphql.schema.GraphQLFieldDefinition;
import org.fraiseql.catalog.WriteTarget;

/** The mutation that writes a table's rows in some form. @param target what is written */
record WriteField(GraphQLFieldDefinition field, WriteTarget target) {}

package org.fraiseql.execution;

class X4 {
    io.smallrye.graphql.schema.model.Schema s;
}

package org.fraiseql;

import graphql.schema.GraphQLSchema;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.execution.CompiledOperation;

/** A query of one field with its values, compiled for what was served then. Immutable, thread-safe. */
public final class CompiledRead {
    private final ServedSchema served;
    private final PreparedRequest request;
    private final CompiledOperation operation;
    private final boolean isCount;

    CompiledRead(ServedSchema served, PreparedRequest request, CompiledOperation operation) {
        this(served, request, operation, false);
    }

    private CompiledRead(ServedSchema served, PreparedRequest request, CompiledOperation operation, boolean isCount) {
        this.served = served;
        this.request = request;
        this.operation = operation;
        this.isCount = isCount;
    }

    /** This query, which counts its rows: its only row is their number. */
    public CompiledRead counting() {
        return new CompiledRead(served, request, operation.counting(), true);
    }

    /** What it was checked against. */
    public GraphQLSchema schema() {
        return served.schema();
    }

    ServedSchema served() {
        return served;
    }

    boolean isOf(ServedSchema now) {
        return served == now;
    }

    /** The other query; it counts its rows if this one does. */
    CompiledRead like(CompiledRead other) {
        return isCount ? other.counting() : other;
    }

    PreparedRequest request() {
        return request;
    }

    CompiledOperation operation() {
        return operation;
    }
}

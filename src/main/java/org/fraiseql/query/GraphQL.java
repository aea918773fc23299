package org.fraiseql.query;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A GraphQL operation with its variables. Immutable: each variable makes another one. Nothing is asked before one of the last four methods. */
public interface GraphQL {
    /**
     * This operation with a value for one of its variables.
     *
     * @param value as {@link Queries} says; an object for an input type is a record or a map
     */
    GraphQL variable(String name, @Nullable Object value);

    /**
     * The answer as a record: that of the only root field, or of {@code data} where there are several, with a component for each of them. Empty when it is null. What
     * the record has no component for is passed over.
     *
     * @throws QueryException when there are errors, also beside data
     */
    <R extends Record> Optional<R> as(Class<R> type);

    /** The list of the only root field. */
    <R extends Record> List<R> asList(Class<R> type);

    /**
     * {@code data}.
     *
     * @throws QueryException when there are errors, also beside data
     */
    JsonObject json();

    /** The whole answer as a client would get it, {@code errors} included. */
    byte[] bytes();
}

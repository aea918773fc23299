package org.fraiseql.execution;

/**
 * The catalog's root fields in an operation that beans take part in. graphql-java walks the operation and tells when each one's turn comes; its value never
 * passes through graphql-java, but is written by us where the field stands in the answer.
 */
@FunctionalInterface
public interface CatalogFields {
    /** Fields that are read when the beans have answered, as the order of a query's fields is ours to choose. */
    CatalogFields READ_LATER = responseKey -> {};

    /** @throws org.fraiseql.support.EngineException what becomes the field's error */
    void turnOf(String responseKey);
}

package org.fraiseql.execution;

import java.util.Optional;
import org.fraiseql.stream.HeldValue;

/**
 * The catalog's root fields in an operation that beans take part in. graphql-java walks the operation and tells when each one's turn comes; its value never
 * passes through graphql-java, but is written by us where the field stands in the answer. Where beans add fields to its rows, graphql-java is shown the rows.
 */
@FunctionalInterface
public interface CatalogFields {
    /** Fields that are read when the beans have answered, as the order of a query's fields is ours to choose. */
    CatalogFields READ_LATER = responseKey -> Optional.empty();

    /**
     * @return the field's value when beans add to it; else a placeholder will do
     * @throws org.fraiseql.support.EngineException what becomes the field's error
     */
    Optional<HeldValue> turnOf(String responseKey);
}

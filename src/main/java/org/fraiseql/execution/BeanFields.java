package org.fraiseql.execution;

import org.fraiseql.catalog.AddedFields;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.support.Deadline;

/**
 * Port: answers operations some of whose root fields are not the catalog's, but those of beans, or introspection. Thread-safe.
 *
 * <p>Blocks; runs on the caller's thread, in its CDI context and JTA transaction.
 */
public interface BeanFields {
    /** Where there are no beans: every operation is the catalog's alone. */
    BeanFields NONE = (request, catalogFields, deadline) -> {
        throw new IllegalStateException("there are no beans to answer this operation");
    };

    /** What they add to the types of tables. */
    default AddedFields added() {
        return AddedFields.NONE;
    }

    /**
     * @param catalogFields told of each root field of the catalog when its turn comes, in the order of the operation for a mutation
     * @param deadline after which no bean is called, and none is waited for: {@code QUERY_TIMEOUT}
     */
    BeanAnswer execute(PreparedRequest request, CatalogFields catalogFields, Deadline deadline);
}

package org.fraiseql.catalog;

import java.util.Collections;
import java.util.List;
import java.util.Set;

/**
 * Where the rows of the system catalog come from. Implemented over JDBC in {@code store.jdbc}.
 *
 * <p>Thread-safe. Reads one snapshot; holds nothing afterwards.
 */
public interface CatalogSource {
    /**
     * Reads what the connected role may use in these schemas.
     *
     * @throws org.fraiseql.support.EngineException {@code SERVICE_UNAVAILABLE} when the database can't be reached
     */
    DatabaseSnapshot read(List<String> schemas);

    /**
     * The same, and what each of these roles may use of it.
     *
     * @throws org.fraiseql.support.EngineException also when a role is missing, or the connecting user may not become it
     */
    default DatabaseReading read(List<String> schemas, Set<String> roles) {
        if (!roles.isEmpty()) {
            throw new UnsupportedOperationException("roles");
        }
        return new DatabaseReading(read(schemas), Collections.emptyMap(), List.of());
    }
}

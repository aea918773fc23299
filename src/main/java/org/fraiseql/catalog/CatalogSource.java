package org.fraiseql.catalog;

import java.util.List;

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
}

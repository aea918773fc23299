package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A primary key or another unique key, its columns in key order.
 *
 * @param inference for ON CONFLICT, as PostgreSQL itself writes it, of an index over expressions or some rows only: {@code (lower(email)) WHERE (ended IS NULL)}
 * @param nullsMeet whether it holds rows with NULL in it for the same
 */
public record UniqueKey(
        String name, boolean primary, List<Column> columns, Optional<String> inference, boolean nullsMeet) {
    public UniqueKey(String name, boolean primary, List<Column> columns) {
        this(name, primary, columns, Optional.empty(), false);
    }

    public UniqueKey {
        columns = List.copyOf(columns);
    }
}

package org.fraiseql.catalog;

import java.util.List;

/** A primary key or another unique key, its columns in key order. */
public record UniqueKey(String name, boolean primary, List<Column> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}

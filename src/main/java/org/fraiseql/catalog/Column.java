package org.fraiseql.catalog;

import java.util.Optional;

/**
 * A column with both its names.
 *
 * @param writable false for generated and identity-always columns and for those a view can't write
 */
public record Column(
        String name,
        String fieldName,
        ColumnType type,
        boolean isNullable,
        boolean hasDefault,
        boolean writable,
        Optional<String> description,
        Optional<String> deprecation,
        Omissions omissions) {}

package org.fraiseql.support.config;

import java.util.List;

/** Which part of the database is published ({@code fraiseql.catalog.*}). */
public record CatalogConfig(List<String> schemas, List<String> include, List<String> exclude, boolean mutations) {
    public CatalogConfig {
        schemas = List.copyOf(schemas);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}

package org.fraiseql.support.config;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which part of the database is published, and how ({@code fraiseql.catalog.*}).
 *
 * @param reloadInterval the least time between two readings of the catalog that requests have asked for
 * @param directives the path of a file of directives, see {@link DirectivesFile}
 */
public record CatalogConfig(
        List<String> schemas,
        List<String> include,
        List<String> exclude,
        boolean mutations,
        Optional<String> directives,
        Duration reloadInterval) {
    public CatalogConfig {
        schemas = List.copyOf(schemas);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }
}

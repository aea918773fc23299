package org.fraiseql.catalog.read;

import java.util.List;
import java.util.regex.Pattern;
import org.fraiseql.catalog.SqlName;

/**
 * Which part of the database is published.
 *
 * @param include patterns of relation names, {@code *} for any characters; a pattern with a dot is matched against {@code schema.name}
 */
public record CatalogScope(List<String> schemas, List<String> include, List<String> exclude) {
    public CatalogScope {
        schemas = List.copyOf(schemas);
        include = List.copyOf(include);
        exclude = List.copyOf(exclude);
    }

    boolean contains(SqlName name) {
        return include.stream().anyMatch(pattern -> matches(pattern, name))
                && exclude.stream().noneMatch(pattern -> matches(pattern, name));
    }

    private static boolean matches(String pattern, SqlName name) {
        String subject = pattern.contains(".") ? name.toString() : name.name();
        String[] literals = pattern.split("\\*", -1);
        StringBuilder regex = new StringBuilder(Pattern.quote(literals[0]));
        for (int i = 1; i < literals.length; i++) {
            regex.append(".*").append(Pattern.quote(literals[i]));
        }
        return Pattern.matches(regex.toString(), subject);
    }
}

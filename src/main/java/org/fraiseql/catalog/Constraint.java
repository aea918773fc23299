package org.fraiseql.catalog;

import java.util.List;

/**
 * A constraint with the GraphQL fields it is about.
 *
 * @param fields empty when it names no published column
 * @param isOfPublished whether all that it is about is published: its table, and each column that it reads
 */
public record Constraint(SqlName relation, String name, List<String> fields, boolean isOfPublished) {
    public Constraint {
        fields = List.copyOf(fields);
    }
}

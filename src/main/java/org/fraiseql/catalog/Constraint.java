package org.fraiseql.catalog;

import java.util.List;

/**
 * A constraint with the GraphQL fields it is about.
 *
 * @param fields empty when it names no published column
 */
public record Constraint(SqlName relation, String name, List<String> fields) {
    public Constraint {
        fields = List.copyOf(fields);
    }
}

package org.fraiseql.catalog;

import java.util.List;

/**
 * A constraint with the GraphQL fields it is about.
 *
 * @param relation that PostgreSQL names, which of a partitioned table is the partition
 * @param shownName what the constraint is called at the table itself
 * @param fields empty when it names no published column
 * @param isOfPublished whether all that it is about is published: its table, and each column that it reads
 */
public record Constraint(SqlName relation, String name, String shownName, List<String> fields, boolean isOfPublished) {
    public Constraint {
        fields = List.copyOf(fields);
    }

    /** The same of a partition, which has it by a name of its own. */
    public Constraint ofPart(SqlName part, String nameThere) {
        return new Constraint(part, nameThere, shownName, fields, isOfPublished);
    }
}

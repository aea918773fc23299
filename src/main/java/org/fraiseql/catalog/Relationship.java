package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A foreign key seen from one of its two ends.
 *
 * @param target the type name of the table at the other end
 * @param refers whether the foreign key's columns stand at this end
 */
public record Relationship(
        String fieldName,
        Cardinality cardinality,
        String target,
        List<ColumnPair> columns,
        Optional<Through> through,
        boolean refers,
        String foreignKey,
        Optional<String> description) {

    /** How many rows there are at the other end. */
    public enum Cardinality {
        ONE,
        MANY
    }

    /** {@code local = remote} holds for rows that belong together. */
    public record ColumnPair(String local, String remote) {}

    /** The junction table of a many-to-many relationship: {@code columns} lead to it, {@code onward} from it to the target. */
    public record Through(SqlName junction, List<ColumnPair> onward) {
        public Through {
            onward = List.copyOf(onward);
        }
    }

    public Relationship {
        columns = List.copyOf(columns);
    }
}

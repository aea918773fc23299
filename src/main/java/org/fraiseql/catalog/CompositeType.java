package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * A composite type with its attributes as fields.
 *
 * @param isWhole whether no attribute is left out, so that a value can be made of them
 */
public record CompositeType(
        String typeName, SqlName sqlName, List<Column> attributes, boolean isWhole, Optional<String> description) {
    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    /** Its values as rows, which conditions are made of. */
    public Table asTable() {
        return new Table(
                sqlName,
                Optional.empty(),
                typeName,
                typeName,
                typeName,
                description,
                Omissions.NONE,
                attributes,
                List.of(),
                List.of(),
                List.of(),
                Indexes.UNKNOWN);
    }

    public Optional<Column> attribute(String fieldName) {
        return attributes.stream()
                .filter(attribute -> attribute.fieldName().equals(fieldName))
                .findFirst();
    }
}

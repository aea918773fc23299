package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/** A composite type with its attributes as fields. */
public record CompositeType(String typeName, SqlName sqlName, List<Column> attributes, Optional<String> description) {
    public CompositeType {
        attributes = List.copyOf(attributes);
    }

    public Optional<Column> attribute(String fieldName) {
        return attributes.stream()
                .filter(attribute -> attribute.fieldName().equals(fieldName))
                .findFirst();
    }
}

package org.fraiseql.catalog.read;

import java.util.List;
import org.fraiseql.catalog.Names;

/**
 * What a table is called.
 *
 * @param stem what the names of its fields are made from; differs from {@code typeName} where GraphQL or the product needs the type's name
 * @param otherStems what they are made from where a name is taken, the best first
 */
record TableNames(String typeName, String stem, List<String> otherStems) {
    TableNames {
        otherStems = List.copyOf(otherStems);
    }

    /** The names of a type from whose name no others are made. */
    static TableNames of(String typeName) {
        return new TableNames(typeName, typeName, List.of());
    }

    String singular() {
        return Names.singularField(stem);
    }

    String plural() {
        return Names.pluralField(stem);
    }
}

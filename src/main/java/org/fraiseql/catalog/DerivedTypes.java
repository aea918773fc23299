package org.fraiseql.catalog;

import java.util.List;
import java.util.stream.Stream;

/** Names of the input and result types that are made for a type of the database, whether it needs all of them or not. */
public final class DerivedTypes {
    private static final List<String> OF_TABLE = List.of(
            "WhereInput",
            "RelationFilter",
            "ListFilter",
            "ItemsFilter",
            "OrderByInput",
            "KeyInput",
            "NestOneInput",
            "NestManyInput");
    private static final List<String> OF_VALUE = List.of("Filter", "ListFilter", "WhereInput", "Bounds", "Input");

    private DerivedTypes() {}

    /** Names of types that are derived from the type of a table, or of a function's rows. */
    public static List<String> ofTable(String typeName) {
        return Stream.concat(OF_TABLE.stream().map(ending -> typeName + ending), MutationNames.types(typeName).stream())
                .distinct()
                .toList();
    }

    /** Names of types that are derived from an enum or a composite type. */
    public static List<String> ofValue(String typeName) {
        return OF_VALUE.stream().map(ending -> typeName + ending).toList();
    }
}

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

    /** Of a table, or of what a function gives rows of. */
    public static List<String> ofTable(String typeName) {
        return Stream.concat(OF_TABLE.stream().map(ending -> typeName + ending), MutationNames.types(typeName).stream())
                .distinct()
                .toList();
    }

    /** Of an enum or a composite type. */
    public static List<String> ofValue(String typeName) {
        return OF_VALUE.stream().map(ending -> typeName + ending).toList();
    }
}

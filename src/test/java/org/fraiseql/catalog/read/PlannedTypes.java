package org.fraiseql.catalog.read;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.DerivedTypes;
import org.fraiseql.catalog.RoutineMutation;

/** Names of types that the catalog keeps free of tables. */
public final class PlannedTypes {
    private PlannedTypes() {}

    /** Those of the product, of what is in the catalog, and of all that may be made for it. */
    public static Set<String> of(Catalog catalog) {
        Set<String> names = new LinkedHashSet<>(ReservedNames.types());
        catalog.tables().keySet().forEach(type -> {
            names.add(type);
            names.addAll(DerivedTypes.ofTable(type));
        });
        Stream.concat(
                        catalog.enums().stream().map(type -> type.typeName()),
                        catalog.composites().stream().map(type -> type.typeName()))
                .forEach(type -> {
                    names.add(type);
                    names.addAll(DerivedTypes.ofValue(type));
                });
        catalog.writeModel().routines().values().forEach(routine -> {
            if (routine instanceof RoutineMutation.Response(var function, var response)) {
                names.addAll(ResponseNaming.needed(response.typePrefix()));
            }
        });
        return names;
    }
}

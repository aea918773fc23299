package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.DerivedTypes;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.SqlName;

/**
 * Gives enums and composite types their names, whether they are used or not: the first use of a type must not change what another is called. They give
 * way to tables. Of two that want the same, the one with {@code @name} has it, then the one of the earlier of the configured schemas; the other has its
 * schema before the name, or its kind behind it.
 */
final class ValueTypeNaming {
    private final List<String> schemas;
    private final TypeSpace types;

    ValueTypeNaming(List<String> schemas, TypeSpace types) {
        this.schemas = schemas;
        this.types = types;
    }

    /** @param rival what has the name that was wished for, if the database has it */
    record Named(String wished, String name, Optional<SqlName> rival) {
        boolean isAsWished() {
            return wished.equals(name);
        }
    }

    /** The names by the oids of the types. */
    Map<Long, Named> name(List<TypeRow> rows) {
        Map<Long, Named> names = new LinkedHashMap<>();
        rows.forEach(row -> types.known(thing(row)).ifPresent(known -> names.put(row.oid(), known(row, known))));
        List<TypeRow> ranked = rows.stream()
                .filter(row -> row.kind() == 'e' || row.kind() == 'c')
                .filter(row -> !names.containsKey(row.oid()))
                .sorted(rank())
                .toList();
        List<TypeRow> losers = new ArrayList<>();
        for (TypeRow row : ranked) {
            String wished = wished(row);
            if (isFree(wished)) {
                names.put(row.oid(), taken(row, wished, wished));
            } else {
                losers.add(row);
            }
        }
        losers.forEach(row -> names.put(row.oid(), taken(row, wished(row), otherName(row))));
        return names;
    }

    private Comparator<TypeRow> rank() {
        return Comparator.comparing((TypeRow row) ->
                        CommentDirectives.parse(row.comment()).name().isEmpty())
                .thenComparing(row -> {
                    int index = schemas.indexOf(row.name().schema());
                    return index < 0 ? schemas.size() : index;
                })
                .thenComparing(row -> row.name().toString());
    }

    private static String wished(TypeRow row) {
        return CommentDirectives.parse(row.comment())
                .name()
                .orElseGet(() -> Names.raiseFirst(Names.camelCase(row.name().name())));
    }

    private Named taken(TypeRow row, String wished, String name) {
        Optional<SqlName> rival = types.holder(wished);
        types.take(name, DerivedTypes.ofValue(name), row.name());
        types.settle(thing(row), name);
        return new Named(wished, name, rival);
    }

    private Named known(TypeRow row, String name) {
        types.take(name, DerivedTypes.ofValue(name), row.name());
        return new Named(name, name, Optional.empty());
    }

    private static Object thing(TypeRow row) {
        return row.oid();
    }

    private String otherName(TypeRow row) {
        String wished = wished(row);
        String schema = row.name().schema();
        boolean isOfAnotherSchema = types.holder(wished)
                .filter(holder -> !holder.schema().equals(schema))
                .isPresent();
        String withSchema = Names.raiseFirst(Names.camelCase(schema)) + wished;
        if (isOfAnotherSchema && isFree(withSchema)) {
            return withSchema;
        }
        String name = wished;
        while (!isFree(name)) {
            name += row.kind() == 'e' ? "Enum" : "Type";
        }
        return name;
    }

    private boolean isFree(String name) {
        return types.isFree(name) && types.areFree(DerivedTypes.ofValue(name));
    }
}

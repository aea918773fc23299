package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;

/** Functions told apart by the types of their input arguments, as people write them: {@code public.search(text, integer[])}. */
final class RoutineSignatures {
    /** SQL's names of types that PostgreSQL has other names for (PostgreSQL manual, table 8.1). */
    private static final Map<String, String> INTERNAL_NAMES = new LinkedHashMap<>();

    static {
        String[] pairs = {
            "bigint",
            "int8",
            "bit varying",
            "varbit",
            "boolean",
            "bool",
            "character varying",
            "varchar",
            "character",
            "bpchar",
            "char",
            "bpchar",
            "double precision",
            "float8",
            "integer",
            "int4",
            "int",
            "int4",
            "decimal",
            "numeric",
            "real",
            "float4",
            "smallint",
            "int2",
            "time with time zone",
            "timetz",
            "time without time zone",
            "time",
            "timestamp with time zone",
            "timestamptz",
            "timestamp without time zone",
            "timestamp"
        };
        for (int i = 0; i < pairs.length; i += 2) {
            INTERNAL_NAMES.put(pairs[i], pairs[i + 1]);
        }
    }

    private final Map<Long, TypeRow> types = new LinkedHashMap<>();

    RoutineSignatures(List<TypeRow> rows) {
        rows.forEach(row -> types.put(row.oid(), row));
    }

    /** {@code public.search(text, int4)}. */
    String of(RoutineRow routine) {
        return Identifiers.written(
                        List.of(routine.name().schema(), routine.name().name()))
                + routine.inputs().stream().map(this::type).collect(Collectors.joining(", ", "(", ")"));
    }

    /** Whether this is the routine that was written. */
    boolean isCalled(RoutineRow routine, String written) {
        String arguments = written.substring(written.lastIndexOf('(') + 1, written.length() - 1);
        List<String> wanted = arguments.isBlank() ? List.of() : Identifiers.list(arguments);
        return wanted.stream()
                .map(RoutineSignatures::internalName)
                .toList()
                .equals(routine.inputs().stream().map(this::type).toList());
    }

    /** The type's name; for an array the element's with brackets, for a type outside {@code pg_catalog} the bare name. */
    private String type(ArgumentRow argument) {
        return Optional.ofNullable(types.get(argument.type()))
                .map(row -> Optional.ofNullable(types.get(row.element()))
                        .filter(element -> row.name().name().startsWith("_"))
                        .map(element -> element.name().name() + "[]")
                        .orElse(row.name().name()))
                .orElse("?");
    }

    private static String internalName(String written) {
        String name = written.replaceFirst("\\[]$", "").strip();
        String bare = Identifiers.path(name).getLast();
        return INTERNAL_NAMES.getOrDefault(bare, bare) + (written.endsWith("[]") ? "[]" : "");
    }
}

package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the database has, with its names in GraphQL. Immutable; a reload makes a new one, and requests finish on the one they began with.
 *
 * @param serverVersion of the database, or blank when none was read
 * @param statistics by which it is told beforehand what a request will cost
 */
public record Catalog(
        String serverVersion,
        Map<String, Table> tables,
        Map<String, RootField> queries,
        List<EnumType> enums,
        List<CompositeType> composites,
        List<Notice> notices,
        WriteModel writeModel,
        Statistics statistics) {

    public static final Catalog EMPTY = new Catalog(
            "",
            Collections.emptyMap(),
            Collections.emptyMap(),
            List.of(),
            List.of(),
            List.of(),
            WriteModel.NONE,
            Statistics.NONE);

    public Catalog {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        queries = Collections.unmodifiableMap(new LinkedHashMap<>(queries));
        enums = List.copyOf(enums);
        composites = List.copyOf(composites);
        notices = List.copyOf(notices);
    }

    /** The table behind a type of this catalog. */
    public Table table(String typeName) {
        Table table = tables.get(typeName);
        if (table == null) {
            throw new IllegalArgumentException("no table has the type " + typeName);
        }
        return table;
    }

    public Optional<RootField> query(String fieldName) {
        return Optional.ofNullable(queries.get(fieldName));
    }

    /** This catalog with other statistics. */
    public Catalog with(Statistics others) {
        return new Catalog(serverVersion, tables, queries, enums, composites, notices, writeModel, others);
    }

    /** This catalog without mutations ({@code fraiseql.catalog.mutations=false}). */
    public Catalog readOnly() {
        return new Catalog(serverVersion, tables, queries, enums, composites, notices, WriteModel.NONE, statistics);
    }
}

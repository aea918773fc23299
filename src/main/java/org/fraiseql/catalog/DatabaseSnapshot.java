package org.fraiseql.catalog;

import java.util.List;
import java.util.Optional;

/**
 * The rows of PostgreSQL's system catalog that matter here, as they are (PostgreSQL manual, chapter "System Catalogs"). No names in GraphQL yet.
 *
 * @param attributes attributes of composite types; their {@code relation} is the type's oid
 * @param serverVersion {@code server_version} of the database, such as {@code 18.6}
 */
public record DatabaseSnapshot(
        String serverVersion,
        List<RelationRow> relations,
        List<ColumnRow> columns,
        List<KeyRow> keys,
        List<IndexRow> indexes,
        List<ForeignKeyRow> foreignKeys,
        List<TypeRow> types,
        List<ColumnRow> attributes,
        List<RoutineRow> routines,
        WriteSnapshot writes) {

    public DatabaseSnapshot {
        relations = List.copyOf(relations);
        columns = List.copyOf(columns);
        keys = List.copyOf(keys);
        indexes = List.copyOf(indexes);
        foreignKeys = List.copyOf(foreignKeys);
        types = List.copyOf(types);
        attributes = List.copyOf(attributes);
        routines = List.copyOf(routines);
    }

    /** A snapshot without composite types and routines, in which nothing can be written. */
    public DatabaseSnapshot(
            String serverVersion,
            List<RelationRow> relations,
            List<ColumnRow> columns,
            List<KeyRow> keys,
            List<IndexRow> indexes,
            List<ForeignKeyRow> foreignKeys,
            List<TypeRow> types) {
        this(
                serverVersion,
                relations,
                columns,
                keys,
                indexes,
                foreignKeys,
                types,
                List.of(),
                List.of(),
                WriteSnapshot.EMPTY);
    }

    /** A row of {@code pg_class}. {@code kind} is {@code relkind}: r, p, v, m or f. {@code writable} by INSERT, UPDATE or DELETE of the connected role. */
    public record RelationRow(long oid, SqlName name, char kind, boolean writable, Optional<String> comment) {}

    /** A row of {@code pg_attribute} that the connected role may select, or only write. {@code identity}: {@code a}lways, by {@code d}efault, or blank. */
    public record ColumnRow(
            long relation,
            int number,
            String name,
            long type,
            boolean notNull,
            boolean hasDefault,
            char identity,
            boolean generated,
            Optional<String> comment,
            boolean isReadable) {
        /** One that may be selected. */
        public ColumnRow(
                long relation,
                int number,
                String name,
                long type,
                boolean notNull,
                boolean hasDefault,
                char identity,
                boolean generated,
                Optional<String> comment) {
            this(relation, number, name, type, notNull, hasDefault, identity, generated, comment, true);
        }
    }

    /** A primary key or unique constraint, or a unique index without expressions and predicate. Column numbers in key order. */
    public record KeyRow(long relation, String name, boolean primary, List<Integer> columns) {
        public KeyRow {
            columns = List.copyOf(columns);
        }
    }

    /** An index without predicate that finds rows by equality. Column numbers in its order, 0 for an expression. */
    public record IndexRow(long relation, List<Integer> columns) {
        public IndexRow {
            columns = List.copyOf(columns);
        }
    }

    /** A foreign key; {@code columns} and {@code targetColumns} belong together pair by pair. */
    public record ForeignKeyRow(
            String name,
            long relation,
            List<Integer> columns,
            long target,
            List<Integer> targetColumns,
            Optional<String> comment) {
        public ForeignKeyRow {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }
    }

    /**
     * A function or procedure of {@code pg_proc} that the connected role may execute.
     *
     * @param kind {@code prokind}: f(unction) or p(rocedure)
     * @param volatility {@code provolatile}: i(mmutable), s(table) or v(olatile)
     * @param returnRelation the relation whose row type it returns, or 0
     * @param defaults how many of the last input arguments may be left out
     * @param arguments in, out and table columns in order
     */
    public record RoutineRow(
            SqlName name,
            char kind,
            char volatility,
            boolean returnsSet,
            long returnType,
            long returnRelation,
            int defaults,
            List<ArgumentRow> arguments,
            Optional<String> comment) {
        public RoutineRow {
            arguments = List.copyOf(arguments);
        }
    }

    /** {@code mode}: i(n), o(ut), b(oth), v(ariadic) or t(able column). {@code relation}: whose row type it is, or 0. */
    public record ArgumentRow(String name, long type, char mode, long relation) {}

    /**
     * A row of {@code pg_type}. {@code kind} is {@code typtype}: b(ase), c(omposite), d(omain), e(num), r(ange), m(ultirange), p(seudo).
     * {@code element} is the element's type of an array, range or multirange, {@code base} the type below a domain; 0 when there is none.
     */
    public record TypeRow(
            long oid,
            SqlName name,
            char kind,
            long element,
            long base,
            List<String> enumLabels,
            Optional<String> comment) {
        public TypeRow {
            enumLabels = List.copyOf(enumLabels);
        }
    }
}

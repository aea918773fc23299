package org.fraiseql.catalog;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        WriteSnapshot writes,
        Assurances assurances,
        Statistics statistics) {

    /** This snapshot with other relations. */
    public DatabaseSnapshot withRelations(List<RelationRow> others) {
        return new DatabaseSnapshot(
                serverVersion,
                others,
                columns,
                keys,
                indexes,
                foreignKeys,
                types,
                attributes,
                routines,
                writes,
                assurances,
                statistics);
    }

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

    /** This snapshot with other columns of relations. */
    public DatabaseSnapshot withColumns(List<ColumnRow> others) {
        return new DatabaseSnapshot(
                serverVersion,
                relations,
                others,
                keys,
                indexes,
                foreignKeys,
                types,
                attributes,
                routines,
                writes,
                assurances,
                statistics);
    }

    /** This snapshot with other functions. */
    public DatabaseSnapshot withRoutines(List<RoutineRow> others) {
        return new DatabaseSnapshot(
                serverVersion,
                relations,
                columns,
                keys,
                indexes,
                foreignKeys,
                types,
                attributes,
                others,
                writes,
                assurances,
                statistics);
    }

    /** This snapshot without these relations. */
    public DatabaseSnapshot without(Collection<Long> oids) {
        return withRelations(relations.stream()
                        .filter(row -> !oids.contains(row.oid()))
                        .toList())
                .withColumns(columns.stream()
                        .filter(row -> !oids.contains(row.relation()))
                        .toList());
    }

    /** Whether none of the schemas is there. */
    public boolean lacks(List<String> schemas) {
        List<Assurances.SchemaRow> known = assurances.schemas();
        return !known.isEmpty() && known.stream().noneMatch(schema -> schemas.contains(schema.name()));
    }

    /**
     * A row of {@code pg_class}. {@code kind} is {@code relkind}: r, p, v, m or f. {@code writable} by INSERT, UPDATE or DELETE of the connected role;
     * {@code readWhole}: it may select each column, as whoever takes a whole row must.
     *
     * @param isUnreachable whether it is a foreign table whose wrapper can't be asked for anything, or a view over one
     * @param isInherited whether other tables, which are no partitions, inherit from it: their rows are among its own
     * @param wholes the tables that it inherits from, whatever stands between, by oid
     */
    public record RelationRow(
            long oid,
            SqlName name,
            char kind,
            boolean writable,
            Optional<String> comment,
            boolean readWhole,
            boolean isUnreachable,
            boolean isInherited,
            List<Long> wholes,
            boolean isVolatile) {
        public RelationRow {
            wholes = List.copyOf(wholes);
        }

        /** What can be asked for its rows. */
        public RelationRow(
                long oid, SqlName name, char kind, boolean writable, Optional<String> comment, boolean readWhole) {
            this(oid, name, kind, writable, comment, readWhole, false, false, List.of(), false);
        }

        /** Materialised or not. */
        public boolean isView() {
            return kind == 'v' || kind == 'm';
        }

        public RelationRow withComment(String text) {
            return with(Optional.of(text), isVolatile);
        }

        /** @param calls whether to read it calls a volatile function or locks rows */
        public RelationRow withVolatile(boolean calls) {
            return with(comment, calls);
        }

        private RelationRow with(Optional<String> text, boolean calls) {
            return new RelationRow(
                    oid, name, kind, writable, text, readWhole, isUnreachable, isInherited, wholes, calls);
        }
    }

    /**
     * A row of {@code pg_attribute} that the connected role may select, or only write. {@code identity}: {@code a}lways, by {@code d}efault, or blank.
     *
     * @param notNull whether a new row must have a value there
     * @param isNeverNull whether each row has one: that of a foreign table nobody checks, and an inheriting table may have taken NOT NULL back
     */
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
            boolean isReadable,
            boolean isNeverNull) {
        /** A column that may be selected. */
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

        /** One whose NOT NULL holds, if it has that. */
        public ColumnRow(
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
            this(relation, number, name, type, notNull, hasDefault, identity, generated, comment, isReadable, notNull);
        }

        public ColumnRow withComment(String text) {
            return new ColumnRow(
                    relation,
                    number,
                    name,
                    type,
                    notNull,
                    hasDefault,
                    identity,
                    generated,
                    Optional.of(text),
                    isReadable,
                    isNeverNull);
        }
    }

    /**
     * A primary key or unique constraint, or a unique index without expressions and predicate. Column numbers in key order.
     *
     * @param ofPeriods whether it keeps periods from overlapping (WITHOUT OVERLAPS), which ON CONFLICT does not know
     * @param nullsMeet whether rows with NULL in it are the same (NULLS NOT DISTINCT, PostgreSQL 15)
     */
    public record KeyRow(
            long relation, String name, boolean primary, List<Integer> columns, boolean ofPeriods, boolean nullsMeet) {
        public KeyRow(long relation, String name, boolean primary, List<Integer> columns) {
            this(relation, name, primary, columns, false, false);
        }

        public KeyRow {
            columns = List.copyOf(columns);
        }
    }

    /**
     * An index without predicate.
     *
     * @param columns their numbers in its order, 0 for an expression; none unless it finds rows by equality
     * @param expressions as PostgreSQL prints them; none where rows may be there that it does not have
     */
    public record IndexRow(long relation, List<Integer> columns, List<String> expressions) {
        public IndexRow {
            columns = List.copyOf(columns);
            expressions = List.copyOf(expressions);
        }
    }

    /** A foreign key; {@code columns} and {@code targetColumns} belong together pair by pair. @param ofPeriods whether rows that together cover a period are meant */
    public record ForeignKeyRow(
            String name,
            long relation,
            List<Integer> columns,
            long target,
            List<Integer> targetColumns,
            Optional<String> comment,
            boolean ofPeriods) {
        public ForeignKeyRow(
                String name,
                long relation,
                List<Integer> columns,
                long target,
                List<Integer> targetColumns,
                Optional<String> comment) {
            this(name, relation, columns, target, targetColumns, comment, false);
        }

        public ForeignKeyRow {
            columns = List.copyOf(columns);
            targetColumns = List.copyOf(targetColumns);
        }

        public ForeignKeyRow withComment(String text) {
            return new ForeignKeyRow(name, relation, columns, target, targetColumns, Optional.of(text), ofPeriods);
        }
    }

    /**
     * A function or procedure of {@code pg_proc} that the connected role may execute.
     *
     * @param kind {@code prokind}: f(unction) or p(rocedure)
     * @param volatility {@code provolatile}: i(mmutable), s(table) or v(olatile)
     * @param returnRelation the relation whose row type it returns, or 0
     * @param isStrict whether it gives NULL, without being run, as soon as an argument is NULL
     * @param defaults how many of the last input arguments may be left out
     * @param arguments in, out and table columns in order
     */
    public record RoutineRow(
            SqlName name,
            char kind,
            char volatility,
            boolean isStrict,
            boolean returnsSet,
            long returnType,
            long returnRelation,
            int defaults,
            List<ArgumentRow> arguments,
            Optional<String> comment) {
        public RoutineRow {
            arguments = List.copyOf(arguments);
        }

        /** The arguments that a caller gives; not those that are columns of the result alone. */
        public List<ArgumentRow> inputs() {
            return arguments.stream().filter(ArgumentRow::isInput).toList();
        }

        public RoutineRow withComment(String text) {
            return with(arguments, Optional.of(text));
        }

        /** The function without its first argument, which is the row that it belongs to. */
        public RoutineRow withoutFirst() {
            return with(arguments.subList(1, arguments.size()), comment);
        }

        private RoutineRow with(List<ArgumentRow> otherArguments, Optional<String> otherComment) {
            return new RoutineRow(
                    name,
                    kind,
                    volatility,
                    isStrict,
                    returnsSet,
                    returnType,
                    returnRelation,
                    defaults,
                    otherArguments,
                    otherComment);
        }
    }

    /** {@code mode}: i(n), o(ut), b(oth), v(ariadic) or t(able column). {@code relation}: whose row type it is, or 0. */
    public record ArgumentRow(String name, long type, char mode, long relation) {
        public boolean isInput() {
            return mode == 'i' || mode == 'b' || mode == 'v';
        }
    }

    /**
     * A row of {@code pg_type}. {@code kind} is {@code typtype}: b(ase), c(omposite), d(omain), e(num), r(ange), m(ultirange), p(seudo).
     * {@code element} is the element's type of an array, range or multirange, {@code base} the type below a domain; 0 when there is none.
     *
     * @param labelsByAge the labels in the order in which they were made
     * @param labelComments what was said about labels, which PostgreSQL itself keeps no comments of
     * @param notNull whether it is a domain that takes no NULL
     */
    public record TypeRow(
            long oid,
            SqlName name,
            char kind,
            long element,
            long base,
            List<String> enumLabels,
            List<String> labelsByAge,
            Optional<String> comment,
            Map<String, String> labelComments,
            boolean notNull) {
        public TypeRow {
            enumLabels = List.copyOf(enumLabels);
            labelsByAge = List.copyOf(labelsByAge);
            labelComments = Collections.unmodifiableMap(new LinkedHashMap<>(labelComments));
        }

        public TypeRow(
                long oid,
                SqlName name,
                char kind,
                long element,
                long base,
                List<String> enumLabels,
                Optional<String> comment) {
            this(oid, name, kind, element, base, enumLabels, enumLabels, comment, Collections.emptyMap(), false);
        }

        public TypeRow withComment(String text) {
            return new TypeRow(
                    oid, name, kind, element, base, enumLabels, labelsByAge, Optional.of(text), labelComments, notNull);
        }

        public TypeRow withLabelComment(String label, String text) {
            Map<String, String> more = new LinkedHashMap<>(labelComments);
            more.put(label, text);
            return new TypeRow(oid, name, kind, element, base, enumLabels, labelsByAge, comment, more, notNull);
        }
    }
}

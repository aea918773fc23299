package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;

/** Publishes volatile functions and procedures as mutations. What cannot be published is left out and said so. */
final class VolatileRoutines {
    /** The oid of a pseudo-type, which never changes (PostgreSQL, {@code pg_type.dat}). */
    private static final long VOID = 2278;

    private static final String CONVENTION_PREFIX = "fn_";

    private final DatabaseSnapshot snapshot;
    private final Map<Long, TableDraft> drafts;
    private final TypeResolver types;
    private final Set<String> typeNames;
    private final List<Notice> notices;
    private final RoutineNaming naming;

    private final List<TableDraft> resultTypes = new ArrayList<>();
    /** What becomes of each once tables are complete. */
    private final Map<String, Function<Map<String, Table>, RoutineMutation>> mutations = new LinkedHashMap<>();

    VolatileRoutines(
            DatabaseSnapshot snapshot,
            Map<Long, TableDraft> drafts,
            TypeResolver types,
            Set<String> typeNames,
            List<Notice> notices,
            RoutineNaming naming) {
        this.snapshot = snapshot;
        this.drafts = drafts;
        this.types = types;
        this.typeNames = typeNames;
        this.notices = notices;
        this.naming = naming;
    }

    void addAll(List<RoutineRow> routines) {
        Map<String, List<RoutineRow>> byName = new LinkedHashMap<>();
        for (RoutineRow routine : routines) {
            boolean isOmitted =
                    CommentDirectives.parse(routine.comment()).omissions().contains(Omissions.Use.READ);
            if (routine.volatility() == 'v' && !isOmitted) {
                byName.computeIfAbsent(fieldName(routine), name -> new ArrayList<>())
                        .add(routine);
            }
        }
        byName.forEach((fieldName, overloads) -> {
            if (overloads.size() == 1) {
                add(fieldName, overloads.getFirst());
            } else {
                notices.add(Notice.leftOut(
                        CatalogMessages.overloaded(overloads.getFirst().name(), fieldName)));
            }
        });
    }

    List<TableDraft> resultTypes() {
        return resultTypes;
    }

    Map<String, RoutineMutation> mutations(Map<String, Table> tables, Writing writing) {
        Map<String, RoutineMutation> made = new LinkedHashMap<>();
        mutations.forEach((fieldName, mutation) -> {
            RoutineMutation routine = mutation.apply(tables);
            made.put(fieldName, routine);
            writing.field(fieldName)
                    .ifPresent(replaced -> notices.add(Notice.leftOut(CatalogMessages.replacedMutation(
                            routine.routine().name(), replaced.target().name(), fieldName))));
        });
        return made;
    }

    /** {@code fn_create_user} is {@code createUser} under the convention that has such names. */
    private String fieldName(RoutineRow routine) {
        boolean isNamed = CommentDirectives.parse(routine.comment()).name().isPresent();
        String name = routine.name().name();
        return !isNamed && form(routine).isPresent() && name.startsWith(CONVENTION_PREFIX)
                ? Names.camelCase(name.substring(CONVENTION_PREFIX.length()))
                : RoutineNaming.fieldName(routine);
    }

    private void add(String fieldName, RoutineRow row) {
        Optional<List<Routine.Argument>> arguments = naming.arguments(row);
        if (arguments.isEmpty() || !Names.isGraphQLName(fieldName)) {
            leftOut(row, "its name or one of its arguments has no form in GraphQL");
            return;
        }
        Routine routine = RoutineNaming.routine(row, fieldName, arguments.get());
        List<ColumnRow> columns = RoutineNaming.outColumns(row);
        Optional<MutationResponse.Form> form = form(row);
        TableDraft draft = drafts.get(row.returnRelation());
        if (row.kind() == 'p') {
            addProcedure(routine, row, columns);
        } else if (form.isPresent() && !row.returnsSet()) {
            addResponse(routine, row, form.get());
        } else if (draft != null && draft.readFrom.oid() == row.returnRelation()) {
            String typeName = draft.typeName;
            mutations.put(fieldName, tables -> new RoutineMutation.Rows(routine, table(tables, typeName), true));
        } else if (draft != null && foundKey(draft).isPresent()) {
            UniqueKey key = foundKey(draft).get();
            String typeName = draft.typeName;
            mutations.put(fieldName, tables -> new RoutineMutation.FoundRows(routine, table(tables, typeName), key));
        } else if (columns.size() > 1 || (columns.size() == 1 && RoutineNaming.hasTableColumns(row))) {
            resultType(routine, columns)
                    .ifPresent(type -> mutations.put(
                            fieldName,
                            tables -> new RoutineMutation.Rows(routine, table(tables, type.typeName), false)));
        } else if (row.returnType() == VOID) {
            mutations.put(fieldName, tables -> new RoutineMutation.Nothing(routine));
        } else {
            naming.value(row, columns)
                    .ifPresentOrElse(
                            type -> mutations.put(fieldName, tables -> new RoutineMutation.Value(routine, type)),
                            () -> leftOut(row, "its result has no form in GraphQL"));
        }
    }

    /** A key without NULLs, whose columns the view has too. */
    private static Optional<UniqueKey> foundKey(TableDraft draft) {
        return draft.keys.stream()
                .filter(key -> key.primary() || key.columns().stream().noneMatch(Column::isNullable))
                .findFirst();
    }

    private void leftOut(RoutineRow row, String reason) {
        notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(row.name(), reason)));
    }

    private static Table table(Map<String, Table> tables, String typeName) {
        Table table = tables.get(typeName);
        if (table == null) {
            throw new IllegalStateException("no table has the type " + typeName);
        }
        return table;
    }

    private Optional<TableDraft> resultType(Routine routine, List<ColumnRow> columns) {
        String typeName = Names.raiseFirst(routine.fieldName()) + "Row";
        List<Column> published = new ColumnNaming(types, notices).columns(routine.name(), columns);
        if (published.isEmpty() || !typeNames.add(typeName)) {
            notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(
                    routine.name(), "its result has no columns to publish, or the type " + typeName + " is taken")));
            return Optional.empty();
        }
        TableDraft draft = TableDraft.ofRoutine(routine.name(), typeName, published);
        resultTypes.add(draft);
        return Optional.of(draft);
    }

    /** CALL gives its output arguments as they are: they must need no expression around them, and names to be given by. */
    private void addProcedure(Routine routine, RoutineRow row, List<ColumnRow> columns) {
        if (columns.isEmpty()) {
            mutations.put(routine.fieldName(), tables -> new RoutineMutation.Procedure(routine, Optional.empty()));
            return;
        }
        boolean isNamed =
                row.arguments().stream().noneMatch(argument -> argument.name().isEmpty());
        boolean isPlain = columns.stream().allMatch(column -> isPlain(types.resolve(column.type())));
        if (!isNamed || !isPlain) {
            leftOut(row, "its output arguments have no names, or types that CALL does not give in the form of JSON");
            return;
        }
        resultType(routine, columns)
                .filter(type -> type.columns.size() == columns.size())
                .ifPresent(type -> mutations.put(
                        routine.fieldName(),
                        tables -> new RoutineMutation.Procedure(routine, Optional.of(table(tables, type.typeName)))));
    }

    private static boolean isPlain(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                switch (scalar) {
                    case BOOL,
                            INT2,
                            INT4,
                            INT8,
                            FLOAT4,
                            FLOAT8,
                            NUMERIC,
                            TEXT_,
                            VARCHAR,
                            BPCHAR,
                            NAME,
                            CITEXT,
                            UUID,
                            DATE,
                            TIME,
                            TIMETZ,
                            TIMESTAMP,
                            TIMESTAMPTZ,
                            INTERVAL,
                            JSON,
                            JSONB -> true;
                    default -> false;
                };
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Array array -> false;
            case ColumnType.Composite composite -> false;
        };
    }

    private Optional<MutationResponse.Form> form(RoutineRow row) {
        boolean isOfThatName = snapshot.types().stream()
                .filter(type -> type.oid() == row.returnType())
                .map(TypeRow::name)
                .anyMatch(name -> name.name().equals(MutationResponse.TYPE_NAME));
        return isOfThatName ? MutationResponse.Form.of(attributes(row).keySet()) : Optional.empty();
    }

    /** The attributes of the type it returns: oids of their types by name. */
    private Map<String, Long> attributes(RoutineRow row) {
        Map<String, Long> attributes = new LinkedHashMap<>();
        snapshot.attributes().stream()
                .filter(attribute -> attribute.relation() == row.returnType())
                .forEach(attribute -> attributes.put(attribute.name(), attribute.type()));
        return attributes;
    }

    private void addResponse(Routine routine, RoutineRow row, MutationResponse.Form form) {
        String prefix = Names.raiseFirst(routine.fieldName());
        Set<String> needed = new LinkedHashSet<>(List.of(prefix + "Result", prefix + "Success", prefix + "Error"));
        if (needed.stream().anyMatch(typeNames::contains)) {
            leftOut(row, "one of the types " + String.join(", ", needed) + " is taken");
            return;
        }
        typeNames.addAll(needed);
        ColumnType id = types.resolve(attributes(row).getOrDefault("entity_id", 0L));
        Optional<String> named = CommentDirectives.parse(row.comment()).entity();
        mutations.put(
                routine.fieldName(),
                tables -> new RoutineMutation.Response(
                        routine,
                        new MutationResponse(form, prefix, id, entity(named, routine.fieldName(), id, tables))));
    }

    /** The type that the comment names ({@code @entity User}), or that follows the verb in the function's name. */
    private Optional<MutationResponse.Entity> entity(
            Optional<String> named, String fieldName, ColumnType id, Map<String, Table> tables) {
        String afterVerb = fieldName.replaceFirst("^[^A-Z]*", "");
        Table table = tables.get(named.orElse(afterVerb));
        if (table == null) {
            named.ifPresent(name -> notices.add(Notice.leftOut(CatalogMessages.unknownEntity(fieldName, name))));
            return Optional.empty();
        }
        boolean isTaken = ResponseMember.anyNamed(table.singularName());
        return isTaken
                ? Optional.empty()
                : key(table)
                        .filter(key -> id.graphQLName().equals("String")
                                || id.graphQLName().equals(key.type().graphQLName()))
                        .map(key -> new MutationResponse.Entity(table.singularName(), table, key));
    }

    /** {@code id} is what the API knows a row by, also where the primary key is a number of its own. */
    private static Optional<Column> key(Table table) {
        return table.keys().stream()
                .filter(key -> key.columns().size() == 1)
                .map(key -> key.columns().getFirst())
                .filter(column -> column.name().equals("id"))
                .findFirst()
                .or(table::singleKey);
    }
}

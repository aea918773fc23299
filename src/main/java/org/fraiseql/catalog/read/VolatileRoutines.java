package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.read.SettledNames.Space;

/** Publishes volatile functions and procedures as mutations. What cannot be published is left out and said so. */
final class VolatileRoutines {
    /** The oid of a pseudo-type, which never changes (PostgreSQL, {@code pg_type.dat}). */
    private static final long VOID = 2278;

    private static final String CONVENTION_PREFIX = "fn_";

    private final Map<Long, TableDraft> drafts;
    private final TypeResolver types;
    private final SettledNames settled;
    private final List<Notice> notices;
    private final RoutineForms forms;
    private final ResponseNaming responses;

    private final RoutineResultTypes resultTypes;
    private final Map<String, SqlName> names = new LinkedHashMap<>();
    /** What becomes of each once tables are complete. */
    private final Map<String, Function<Map<String, Table>, RoutineMutation>> mutations = new LinkedHashMap<>();

    VolatileRoutines(
            DatabaseSnapshot snapshot,
            Map<Long, TableDraft> drafts,
            DocumentFields documents,
            TypeResolver types,
            TypeSpace typeNames,
            SettledNames settled,
            List<Notice> notices,
            RoutineForms forms) {
        this.drafts = drafts;
        this.types = types;
        this.settled = settled;
        this.notices = notices;
        this.forms = forms;
        this.responses = new ResponseNaming(snapshot, documents, types, typeNames, settled, notices);
        this.resultTypes = new RoutineResultTypes(types, typeNames, notices);
    }

    /** @param schemas in the order of their rank; @param beans whose fields keep their names */
    void addAll(List<RoutineRow> routines, List<String> schemas, TakenNames beans) {
        List<RoutineRow> called = new ArrayList<>();
        routines.stream()
                .filter(routine -> routine.volatility() == 'v'
                        && !CommentDirectives.parse(routine.comment())
                                .omissions()
                                .contains(Omissions.Use.READ))
                .forEach(routine -> hindrance(routine)
                        .ifPresentOrElse(reason -> forms.leftOut(routine, reason), () -> called.add(routine)));
        Map<RoutineRow, String> wished = settled.isClosed()
                ? settled.known(Space.CALLS, called)
                : Overloads.names(called, this::fieldName, notices);
        NameClaims<RoutineRow> claims =
                new NameClaims<>(name -> beans.mutations().contains(name)
                        || settled.isTaken(Space.CALLS, name)
                        || settled.isTaken(Space.MUTATIONS, name));
        RoutineClaims ofRoutines = new RoutineClaims(schemas, 1, this::fieldName);
        wished.forEach((routine, name) -> {
            claims.add(routine, ofRoutines.of(routine, name));
            settled.find(Space.CALLS, routine).ifPresent(known -> claims.keep(routine, known));
        });
        claims.settle().forEach((routine, name) -> {
            if (!name.isAsWished()) {
                notices.add(Notice.renamed(CatalogMessages.renamedField(
                        "Function " + routine.name(), name.wished(), name.name(), "is another mutation")));
            }
            names.put(name.name(), routine.name());
            add(name.name(), routine);
            if (mutations.containsKey(name.name())) {
                settled.settle(Space.CALLS, routine, name.name());
            }
        });
    }

    List<TableDraft> resultTypes() {
        return resultTypes.drafts();
    }

    /** The functions that are mutations, by the names of their fields. */
    Map<String, SqlName> names() {
        Map<String, SqlName> published = new LinkedHashMap<>(names);
        published.keySet().retainAll(mutations.keySet());
        return published;
    }

    Map<String, RoutineMutation> mutations(Map<String, Table> tables) {
        Map<String, RoutineMutation> made = new LinkedHashMap<>();
        mutations.forEach((fieldName, mutation) -> made.put(fieldName, mutation.apply(tables)));
        return made;
    }

    /** {@code fn_create_user} is {@code createUser} under the convention that has such names. */
    private String fieldName(RoutineRow routine) {
        boolean isNamed = CommentDirectives.parse(routine.comment()).name().isPresent();
        String name = routine.name().name();
        return !isNamed && responses.form(routine).isPresent() && name.startsWith(CONVENTION_PREFIX)
                ? Names.camelCase(name.substring(CONVENTION_PREFIX.length()))
                : RoutineNaming.fieldName(routine);
    }

    private void add(String fieldName, RoutineRow row) {
        Routine routine = RoutineForms.routine(row, fieldName, forms.arguments(row));
        List<ColumnRow> columns = forms.columns(row);
        Optional<MutationResponse.Form> form = responses.form(row);
        TableDraft draft = drafts.get(row.returnRelation());
        if (row.kind() == 'p') {
            addProcedure(routine, row, columns);
        } else if (form.isPresent() && !row.returnsSet()) {
            Function<Map<String, Table>, MutationResponse> response = responses.response(routine, row, form.get());
            mutations.put(fieldName, tables -> new RoutineMutation.Response(routine, response.apply(tables)));
        } else if (draft != null && draft.readFrom.oid() == row.returnRelation()) {
            String typeName = draft.typeName();
            mutations.put(fieldName, tables -> new RoutineMutation.Rows(routine, table(tables, typeName), true));
        } else if (draft != null && foundKey(draft).isPresent()) {
            UniqueKey key = foundKey(draft).get();
            String typeName = draft.typeName();
            mutations.put(fieldName, tables -> new RoutineMutation.FoundRows(routine, table(tables, typeName), key));
        } else if (forms.isRow(row, columns)) {
            resultTypes
                    .add(routine, row, Names.raiseFirst(fieldName), columns)
                    .ifPresent(type -> mutations.put(
                            fieldName,
                            tables -> new RoutineMutation.Rows(routine, table(tables, type.typeName()), false)));
        } else if (row.returnType() == VOID) {
            mutations.put(fieldName, tables -> new RoutineMutation.Nothing(routine));
        } else {
            ColumnType type = forms.value(row, columns);
            mutations.put(fieldName, tables -> new RoutineMutation.Value(routine, type));
        }
    }

    /** Why it can't be served. What can't be wants no name. */
    private Optional<String> hindrance(RoutineRow row) {
        List<ColumnRow> columns = forms.columns(row);
        return forms.noCall(row, 0).or(() -> row.kind() == 'p' ? noOutput(row, columns) : noResult(row, columns));
    }

    private Optional<String> noResult(RoutineRow row, List<ColumnRow> columns) {
        TableDraft draft = drafts.get(row.returnRelation());
        boolean isOfTable = draft != null
                && (draft.readFrom.oid() == row.returnRelation()
                        || foundKey(draft).isPresent());
        boolean isResponse = !row.returnsSet() && responses.form(row).isPresent();
        return isOfTable || isResponse || row.returnType() == VOID || forms.isRow(row, columns)
                ? Optional.empty()
                : forms.noValue(row, columns);
    }

    /** CALL gives its output arguments as they are: they must need no expression around them, and names to be given by. */
    private Optional<String> noOutput(RoutineRow row, List<ColumnRow> columns) {
        boolean isNamed =
                row.arguments().stream().noneMatch(argument -> argument.name().isEmpty());
        boolean isPlain = columns.stream().allMatch(column -> CallOutputs.isPlain(types.resolve(column.type())));
        return columns.isEmpty() || (isNamed && isPlain)
                ? Optional.empty()
                : Optional.of(
                        "its output arguments have no names, or types that CALL does not give in the form of JSON");
    }

    /** A key without NULLs, whose columns the view shows by their own names. */
    private static Optional<UniqueKey> foundKey(TableDraft draft) {
        return draft.keys.stream()
                .filter(key -> key.columns().stream().map(Column::name).allMatch(name -> draft.shown
                        .writtenName(name)
                        .filter(name::equals)
                        .isPresent()))
                .filter(key -> key.primary() || key.columns().stream().noneMatch(Column::isNullable))
                .findFirst();
    }

    private static Table table(Map<String, Table> tables, String typeName) {
        Table table = tables.get(typeName);
        if (table == null) {
            throw new IllegalStateException("no table has the type " + typeName);
        }
        return table;
    }

    private void addProcedure(Routine routine, RoutineRow row, List<ColumnRow> columns) {
        if (columns.isEmpty()) {
            mutations.put(routine.fieldName(), tables -> new RoutineMutation.Procedure(routine, Optional.empty()));
            return;
        }
        resultTypes
                .add(routine, row, Names.raiseFirst(routine.fieldName()), columns)
                .filter(type -> type.columns.size() == columns.size())
                .ifPresent(type -> mutations.put(
                        routine.fieldName(),
                        tables -> new RoutineMutation.Procedure(routine, Optional.of(table(tables, type.typeName())))));
    }
}

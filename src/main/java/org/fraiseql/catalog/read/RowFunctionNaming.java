package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.read.SettledNames.Space;

/**
 * Publishes functions whose first argument is a row of a published table as fields of the row's type. A column keeps its name before them, as it does in
 * PostgreSQL; what a relationship wanted to be called, too, is neither.
 */
final class RowFunctionNaming {
    private final Map<Long, TableDraft> drafts;
    private final TypeResolver types;
    private final RoutineForms forms;
    private final RoutineResultTypes resultTypes;
    private final SettledNames names;
    private final List<Notice> notices;

    RowFunctionNaming(
            Map<Long, TableDraft> drafts,
            TypeResolver types,
            RoutineForms forms,
            RoutineResultTypes resultTypes,
            SettledNames names,
            List<Notice> notices) {
        this.drafts = drafts;
        this.types = types;
        this.forms = forms;
        this.resultTypes = resultTypes;
        this.names = names;
        this.notices = notices;
    }

    /** The table of whose rows it is. */
    Optional<TableDraft> table(RoutineRow routine) {
        if (routine.arguments().isEmpty() || routine.arguments().getFirst().mode() != 'i') {
            return Optional.empty();
        }
        ArgumentRow first = routine.arguments().getFirst();
        return Optional.ofNullable(drafts.get(first.relation()))
                .filter(draft -> draft.readFrom.oid() == first.relation());
    }

    /** @param routines of rows of one table, without their first argument */
    void add(TableDraft draft, List<RoutineRow> routines) {
        wished(draft, routines, notices).forEach((routine, name) -> add(draft, routine, name));
    }

    /** What they want to be called. @param told takes what is told of those that can't be told apart */
    Map<RoutineRow, String> wished(TableDraft draft, List<RoutineRow> routines, List<Notice> told) {
        return names.isClosed() ? known(draft, routines) : Overloads.names(routines, RoutineNaming::fieldName, told);
    }

    private Map<RoutineRow, String> known(TableDraft draft, List<RoutineRow> routines) {
        Map<RoutineRow, String> known = new LinkedHashMap<>();
        routines.forEach(routine ->
                names.find(Space.FUNCTIONS, draft.typeName(), routine).ifPresent(name -> known.put(routine, name)));
        return known;
    }

    private void add(TableDraft draft, RoutineRow row, String wished) {
        if (!draft.readFrom.readWhole()) {
            forms.leftOut(
                    row,
                    "it takes a row of " + draft.name()
                            + ", of which the role may not select each column. Let it select them all");
            return;
        }
        String name = fieldName(row, wished, draft);
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        if (isComputed(row)) {
            draft.computed.add(Column.computed(
                    row.name(),
                    name,
                    types.resolve(row.returnType()),
                    directives.description(),
                    directives.deprecation(),
                    directives.omissions()));
            names.settle(Space.FUNCTIONS, draft.typeName(), row, name);
            return;
        }
        Routine routine = RoutineForms.routine(row, name, forms.arguments(row));
        function(draft, routine, row).ifPresent(function -> {
            draft.functions.add(function);
            names.settle(Space.FUNCTIONS, draft.typeName(), row, name);
        });
    }

    private Optional<RowFunction> function(TableDraft draft, Routine routine, RoutineRow row) {
        List<ColumnRow> columns = forms.columns(row);
        Optional<TableDraft> returned = forms.returned(row);
        if (returned.isEmpty() && forms.isRow(row, columns)) {
            String typeName = draft.typeName() + Names.raiseFirst(routine.fieldName());
            return resultTypes
                    .add(routine, row, typeName, columns)
                    .map(rows -> new RowFunction.RowsOf(routine, rows.typeName()));
        }
        if (returned.isPresent()) {
            return returned.map(rows -> new RowFunction.RowsOf(routine, rows.typeName()));
        }
        ColumnType type = forms.value(row, columns);
        return Optional.of(
                new RowFunction.ValueOf(routine, row.returnsSet() ? new ColumnType.Array(type, type.sqlName()) : type));
    }

    /** Whether it is a column of its table rather than a field with arguments or rows. @param row without its first argument */
    static boolean isComputed(RoutineRow row) {
        return row.arguments().isEmpty() && !row.returnsSet() && row.returnRelation() == 0;
    }

    /** Why a set of values that it returns is no list. Arrays of a table's rows are no type of the catalog, so that they are not seen as arrays. */
    Optional<String> noList(RoutineRow row, List<ColumnRow> columns) {
        boolean isArrayOfRows = columns.isEmpty() && !types.isKnown(row.returnType());
        boolean isArray = isArrayOfRows || forms.value(row, columns) instanceof ColumnType.Array;
        return row.returnsSet() && isArray
                ? Optional.of("it returns a set of arrays. Let it return one array, or RETURNS TABLE (…)")
                : Optional.empty();
    }

    private String fieldName(RoutineRow routine, String wished, TableDraft draft) {
        Optional<String> known = names.find(Space.FUNCTIONS, draft.typeName(), routine);
        if (known.isPresent()) {
            return known.get();
        }
        String name = wished;
        boolean isNamed = CommentDirectives.parse(routine.comment()).name().isPresent();
        for (int number = 1;
                (isNamed ? draft.isField(name) : draft.isTaken(name))
                        || names.isField(draft.typeName(), draft.readFrom.oid(), name)
                        || ColumnNaming.isReserved(name);
                number++) {
            name = wished + "Function" + (number == 1 ? "" : "_" + number);
        }
        if (!name.equals(wished)) {
            String reason =
                    draft.isNobodys(wished) ? "is wanted by another field of %s, too" : "is another field of %s";
            notices.add(Notice.renamed(CatalogMessages.renamedField(
                    "Function " + routine.name(), wished, name, reason.formatted(draft.name()))));
        }
        return name;
    }
}

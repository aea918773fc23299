package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.read.SettledNames.Space;

/**
 * Publishes stable and immutable functions: as queries, or, when their first argument is a row of a published table, as fields of its type.
 * What cannot be published (overloads that can't be told apart, pseudo-types) is left out and said so.
 */
final class RoutineNaming {
    private final SettledNames names;
    private final List<Notice> notices;
    private final RoutineForms forms;
    private final RoutineResultTypes resultTypes;
    private final RowFunctionNaming ofRows;

    private final Map<Routine, TableDraft> rows = new LinkedHashMap<>();
    private final Map<Routine, ColumnType> values = new LinkedHashMap<>();

    RoutineNaming(
            Map<Long, TableDraft> drafts,
            TypeResolver types,
            RoutineForms forms,
            TypeSpace typeNames,
            SettledNames names,
            List<Notice> notices) {
        this.names = names;
        this.notices = notices;
        this.forms = forms;
        this.resultTypes = new RoutineResultTypes(types, typeNames, notices);
        this.ofRows = new RowFunctionNaming(drafts, types, forms, resultTypes, names, notices);
    }

    /** Functions of rows become fields of these. The others are those that become queries, with what they want to be called. */
    Map<RoutineRow, String> queries(List<RoutineRow> routines) {
        read(routines).forEach(routine -> hindrance(routine).ifPresent(reason -> forms.leftOut(routine, reason)));
        ofRows(routines).forEach(ofRows::add);
        List<RoutineRow> queries = served(routines)
                .filter(routine -> ofRows.table(routine).isEmpty())
                .toList();
        return names.isClosed()
                ? names.known(Space.QUERIES, queries)
                : Overloads.names(queries, RoutineNaming::fieldName, notices);
    }

    /** What functions of rows want to be called, by the tables of these. */
    Map<TableDraft, Set<String>> wishedOfRows(List<RoutineRow> routines) {
        Map<TableDraft, Set<String>> wished = new LinkedHashMap<>();
        ofRows(routines).forEach((draft, group) -> {
            List<Notice> toldLater = new ArrayList<>();
            wished.put(
                    draft,
                    new LinkedHashSet<>(ofRows.wished(draft, group, toldLater).values()));
        });
        return wished;
    }

    /** Without the row, which is their first argument. */
    private Map<TableDraft, List<RoutineRow>> ofRows(List<RoutineRow> routines) {
        Map<TableDraft, List<RoutineRow>> byTable = new LinkedHashMap<>();
        served(routines).forEach(routine -> ofRows.table(routine)
                .ifPresent(draft -> byTable.computeIfAbsent(draft, first -> new ArrayList<>())
                        .add(routine.withoutFirst())));
        return byTable;
    }

    /** What can't be served wants no name. */
    private Stream<RoutineRow> served(List<RoutineRow> routines) {
        return read(routines).filter(routine -> hindrance(routine).isEmpty());
    }

    private Optional<String> hindrance(RoutineRow routine) {
        boolean isOfRow = ofRows.table(routine).isPresent();
        return forms.noCall(routine, isOfRow ? 1 : 0)
                .or(() -> isOfRow && RowFunctionNaming.isComputed(routine.withoutFirst())
                        ? Optional.empty()
                        : noResult(routine, isOfRow));
    }

    private Optional<String> noResult(RoutineRow routine, boolean isOfRow) {
        List<ColumnRow> columns = forms.columns(routine);
        if (forms.returned(routine).isPresent() || forms.isRow(routine, columns)) {
            return Optional.empty();
        }
        return forms.noValue(routine, columns).or(() -> isOfRow ? ofRows.noList(routine, columns) : Optional.empty());
    }

    private static Stream<RoutineRow> read(List<RoutineRow> routines) {
        return routines.stream()
                .filter(routine -> routine.kind() == 'f'
                        && routine.volatility() != 'v'
                        && !CommentDirectives.parse(routine.comment())
                                .omissions()
                                .contains(Omissions.Use.READ));
    }

    /** The queries, once tables are complete. */
    List<RootField> queries(Map<String, Table> tables) {
        List<RootField> queries = new ArrayList<>();
        rows.forEach((routine, draft) -> {
            Table table = tables.get(draft.typeName());
            if (table != null) {
                queries.add(new RootField.RowsOf(routine.fieldName(), routine, table));
            }
        });
        values.forEach((routine, type) -> queries.add(new RootField.ValueOf(routine.fieldName(), routine, type)));
        return queries;
    }

    List<TableDraft> resultTypes() {
        return resultTypes.drafts();
    }

    static String fieldName(RoutineRow routine) {
        return CommentDirectives.parse(routine.comment())
                .name()
                .orElse(Names.camelCase(routine.name().name()));
    }

    /** Publishes a query under its settled name. */
    void add(String fieldName, RoutineRow row) {
        Routine routine = RoutineForms.routine(row, fieldName, forms.arguments(row));
        List<ColumnRow> columns = forms.columns(row);
        Optional<TableDraft> returned = forms.returned(row);
        if (returned.isPresent()) {
            rows.put(routine, returned.get());
        } else if (forms.isRow(row, columns)) {
            resultTypes
                    .add(routine, row, Names.raiseFirst(fieldName), columns)
                    .ifPresent(type -> rows.put(routine, type));
        } else {
            values.put(routine, forms.value(row, columns));
        }
    }
}

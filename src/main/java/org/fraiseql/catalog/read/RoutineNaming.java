package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.InputColumns;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.read.FieldNames.Settled;
import org.fraiseql.catalog.read.FieldNames.Wish;

/**
 * Publishes stable and immutable functions: as queries, or, when their only argument is a row of a published table, as computed fields of its type.
 * What cannot be published (overloads that can't be told apart, pseudo-types) is left out and said so.
 */
final class RoutineNaming {
    /** The oid of a pseudo-type, which never changes (PostgreSQL, {@code pg_type.dat}). */
    private static final long RECORD = 2249;

    private static final Set<String> LIST_ARGUMENTS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("where", "orderBy", "limit", "offset")));

    private final Map<Long, TableDraft> drafts;
    private final TypeResolver types;
    private final List<Notice> notices;

    private final RoutineResultTypes resultTypes;

    private final Map<Routine, TableDraft> rows = new LinkedHashMap<>();
    private final Map<Routine, ColumnType> values = new LinkedHashMap<>();

    RoutineNaming(Map<Long, TableDraft> drafts, TypeResolver types, TypeSpace typeNames, List<Notice> notices) {
        this.drafts = drafts;
        this.types = types;
        this.notices = notices;
        this.resultTypes = new RoutineResultTypes(types, typeNames, notices);
    }

    /** Functions of rows become fields of these. The others are those that become queries, with what they want to be called. */
    Map<RoutineRow, String> queries(List<RoutineRow> routines) {
        List<RoutineRow> queries = new ArrayList<>();
        for (RoutineRow routine : routines) {
            CommentDirectives directives = CommentDirectives.parse(routine.comment());
            if (routine.kind() == 'f'
                    && routine.volatility() != 'v'
                    && !directives.omissions().contains(Omissions.Use.READ)
                    && !isComputed(routine)) {
                queries.add(routine);
            }
        }
        return Overloads.names(queries, RoutineNaming::fieldName, notices);
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

    /** {@code function(row)}: a field of the row's type. */
    private boolean isComputed(RoutineRow routine) {
        if (routine.arguments().size() != 1 || routine.returnsSet() || routine.returnRelation() != 0) {
            return false;
        }
        ArgumentRow argument = routine.arguments().getFirst();
        TableDraft draft = argument.mode() == 'i' ? drafts.get(argument.relation()) : null;
        if (draft == null || draft.readFrom.oid() != argument.relation()) {
            return false;
        }
        CommentDirectives directives = CommentDirectives.parse(routine.comment());
        draft.computed.add(Column.computed(
                routine.name(),
                computedName(routine, draft),
                types.resolve(routine.returnType()),
                directives.description(),
                directives.deprecation(),
                directives.omissions()));
        return true;
    }

    /** What is a column or a relationship already keeps its name. */
    private String computedName(RoutineRow routine, TableDraft draft) {
        String wished = fieldName(routine);
        String name = wished;
        for (int number = 1; draft.isTaken(name) || ColumnNaming.isReserved(name); number++) {
            name = wished + "Function" + (number == 1 ? "" : "_" + number);
        }
        if (!name.equals(wished)) {
            notices.add(Notice.renamed(CatalogMessages.renamedField(
                    "Function " + routine.name(), wished, name, "is another field of " + draft.name())));
        }
        return name;
    }

    /** Publishes a query under its settled name. */
    void add(String fieldName, RoutineRow row) {
        Optional<List<Routine.Argument>> arguments = arguments(row);
        if (arguments.isEmpty()) {
            notices.add(Notice.leftOut(
                    CatalogMessages.impossibleRoutine(row.name(), "one of its arguments has no form in GraphQL")));
            return;
        }
        Routine routine = routine(row, fieldName, arguments.get());
        List<ColumnRow> columns = columns(row);
        TableDraft draft = drafts.get(row.returnRelation());
        if (draft != null && draft.readFrom.oid() == row.returnRelation()) {
            rows.put(routine, draft);
        } else if (isRow(row, columns)) {
            resultTypes.add(routine, columns).ifPresent(type -> rows.put(routine, type));
        } else {
            value(row, columns)
                    .ifPresentOrElse(
                            type -> values.put(routine, type),
                            () -> notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(
                                    row.name(), "its result has no form in GraphQL"))));
        }
    }

    /** The type of a result that is a value or a list of values. Composites, and arrays of them, are no values: their fields could not be selected here. */
    Optional<ColumnType> value(RoutineRow row, List<ColumnRow> columns) {
        if (row.returnRelation() != 0 || (row.returnType() == RECORD && columns.isEmpty())) {
            return Optional.empty();
        }
        ColumnType type = types.resolve(
                columns.isEmpty() ? row.returnType() : columns.getFirst().type());
        return type.element() instanceof ColumnType.Composite ? Optional.empty() : Optional.of(type);
    }

    static Routine routine(RoutineRow row, String fieldName, List<Routine.Argument> arguments) {
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        return new Routine(
                row.name(), fieldName, arguments, row.returnsSet(), directives.description(), directives.deprecation());
    }

    private static boolean hasTableColumns(RoutineRow row) {
        return row.arguments().stream().anyMatch(argument -> argument.mode() == 't');
    }

    /** The columns of what it returns (unnamed ones are called so by PostgreSQL, too), none when that is a value: its output arguments, or the attributes of a composite type. */
    List<ColumnRow> columns(RoutineRow row) {
        List<ColumnRow> columns = outColumns(row);
        return columns.isEmpty() ? types.attributes(row.returnType()) : columns;
    }

    /** A single output argument is a value, a single column of a table or of a composite type is not. */
    boolean isRow(RoutineRow row, List<ColumnRow> columns) {
        boolean isComposite = outColumns(row).isEmpty() && !columns.isEmpty();
        return columns.size() > 1 || isComposite || (columns.size() == 1 && hasTableColumns(row));
    }

    private static List<ColumnRow> outColumns(RoutineRow row) {
        List<ColumnRow> columns = new ArrayList<>();
        for (ArgumentRow argument : row.arguments()) {
            if (argument.mode() == 'o' || argument.mode() == 't' || argument.mode() == 'b') {
                String name = argument.name().isEmpty() ? "column" + (columns.size() + 1) : argument.name();
                columns.add(new ColumnRow(
                        0, columns.size() + 1, name, argument.type(), false, false, ' ', false, Optional.empty()));
            }
        }
        return columns;
    }

    /** Empty when one of them can't be given from GraphQL. */
    Optional<List<Routine.Argument>> arguments(RoutineRow row) {
        List<ArgumentRow> inputs = row.arguments().stream()
                .filter(argument -> argument.mode() == 'i' || argument.mode() == 'b')
                .toList();
        boolean isVariadic = row.arguments().stream().anyMatch(argument -> argument.mode() == 'v');
        boolean isNamed = inputs.stream().noneMatch(argument -> argument.name().isEmpty());
        List<String> names = argumentNames(row, inputs);
        List<Routine.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ArgumentRow input = inputs.get(i);
            boolean hasForm = input.relation() == 0
                    && types.isKnown(input.type())
                    && InputColumns.canBeArgument(types.resolve(input.type()));
            boolean isOptional = isNamed && i >= inputs.size() - row.defaults();
            if (!hasForm && isOptional && input.mode() == 'i') {
                continue; // its default serves
            }
            if (!hasForm) {
                return Optional.empty();
            }
            arguments.add(new Routine.Argument(
                    isNamed ? input.name() : "", names.get(i), types.resolve(input.type()), isOptional));
        }
        return isVariadic ? Optional.empty() : Optional.of(arguments);
    }

    /** Lists take arguments of their own beside those of the function. */
    private List<String> argumentNames(RoutineRow row, List<ArgumentRow> inputs) {
        List<Wish> wishes = new ArrayList<>();
        inputs.forEach(input -> wishes.add(
                new Wish(input.name().isEmpty() ? "arg" + (wishes.size() + 1) : input.name(), Optional.empty())));
        List<Settled> settled =
                new FieldNames(row.returnsSet() ? LIST_ARGUMENTS : Collections.emptySet()).settle(wishes);
        settled.stream()
                .filter(name -> !name.isAsWished())
                .forEach(name -> notices.add(Notice.renamed(CatalogMessages.renamedArgument(
                        row.name(), name.wish().sqlName(), name.wished(), name.name()))));
        return settled.stream().map(Settled::name).toList();
    }
}

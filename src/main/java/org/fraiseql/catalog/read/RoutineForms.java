package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.InputColumns;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.Routine.Absence;
import org.fraiseql.catalog.read.FieldNames.Settled;
import org.fraiseql.catalog.read.FieldNames.Wish;

/** What the arguments and results of functions and procedures are in GraphQL. What has no form there is left out, and why is said. */
final class RoutineForms {
    /** The oid of a pseudo-type, which never changes (PostgreSQL, {@code pg_type.dat}). */
    private static final long RECORD = 2249;

    private static final Set<String> LIST_ARGUMENTS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("where", "orderBy", "limit", "offset")));

    /** The oids of {@code anyelement} and its like, which never change (PostgreSQL, {@code pg_type.dat}). */
    private static final List<Long> POLYMORPHIC =
            List.of(2277L, 2283L, 2776L, 3500L, 3831L, 4537L, 4538L, 5077L, 5078L, 5079L, 5080L);

    private final Map<Long, TableDraft> drafts;
    private final TypeResolver types;
    private final List<Notice> notices;

    /** @param drafts by the oids of the relations that are served, and of those behind them */
    RoutineForms(Map<Long, TableDraft> drafts, TypeResolver types, List<Notice> notices) {
        this.drafts = drafts;
        this.types = types;
        this.notices = notices;
    }

    static Routine routine(RoutineRow row, String fieldName, List<Routine.Argument> arguments) {
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        return new Routine(
                row.name(), fieldName, arguments, row.returnsSet(), directives.description(), directives.deprecation());
    }

    void leftOut(RoutineRow row, String reason) {
        notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(row.name(), reason)));
    }

    /** The table whose rows it returns, if they are the ones that are read. */
    Optional<TableDraft> returned(RoutineRow row) {
        return Optional.ofNullable(drafts.get(row.returnRelation()))
                .filter(draft -> draft.readFrom.oid() == row.returnRelation());
    }

    /** The type of a result that is a value or a list of values ({@link #noValue}). Composites, and arrays of them, are none: their fields could not be selected here. */
    ColumnType value(RoutineRow row, List<ColumnRow> columns) {
        return types.resolve(
                columns.isEmpty() ? row.returnType() : columns.getFirst().type());
    }

    /** Why a result that is no row is no value either. */
    Optional<String> noValue(RoutineRow row, List<ColumnRow> columns) {
        if (row.returnRelation() != 0) {
            return Optional.of(
                    "it returns rows of a relation that is not served, or not read from. Let it return those of one that is, or RETURNS TABLE (…)");
        }
        if (row.returnType() == RECORD && columns.isEmpty()) {
            return Optional.of("it returns a record whose columns are not known. Declare them with RETURNS TABLE (…)");
        }
        return value(row, columns).element() instanceof ColumnType.Composite
                ? Optional.of("it returns an array of a composite type. Let it return SETOF that type")
                : Optional.empty();
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

    private static boolean hasTableColumns(RoutineRow row) {
        return row.arguments().stream().anyMatch(argument -> argument.mode() == 't');
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

    /** Why it can't be served, whatever its result is called: no call of it could be made from GraphQL. @param first of the arguments that are given there */
    Optional<String> noCall(RoutineRow row, int first) {
        if (POLYMORPHIC.contains(row.returnType())) {
            return Optional.of(
                    "its result is of the type of an argument, whatever that is. Let one of another name take and return a certain type");
        }
        List<ArgumentRow> inputs = row.inputs();
        for (int i = first; i < inputs.size(); i++) {
            ArgumentRow input = inputs.get(i);
            boolean isLeftAway = i >= inputs.size() - row.defaults() && input.mode() != 'b';
            if (!hasForm(input) && !isLeftAway) {
                return Optional.of(reason(row, input, i + 1));
            }
        }
        return Optional.empty();
    }

    /** Those that a caller gives, of a routine that can be called. */
    List<Routine.Argument> arguments(RoutineRow row) {
        List<ArgumentRow> inputs = row.inputs();
        boolean isNamed = inputs.stream().noneMatch(argument -> argument.name().isEmpty());
        List<String> names = argumentNames(row, inputs);
        List<Routine.Argument> arguments = new ArrayList<>();
        for (int i = 0; i < inputs.size(); i++) {
            ArgumentRow input = inputs.get(i);
            boolean hasDefault = i >= inputs.size() - row.defaults();
            if (hasForm(input)) {
                arguments.add(new Routine.Argument(
                        isNamed ? input.name() : "",
                        names.get(i),
                        types.resolve(input.type()),
                        input.mode() == 'v',
                        absence(row, input, hasDefault)));
            } else if (!isNamed) {
                break; // the defaults of this one and of those behind it serve
            }
        }
        return arguments;
    }

    private static Absence absence(RoutineRow row, ArgumentRow input, boolean hasDefault) {
        if (hasDefault) {
            return Absence.DEFAULT;
        }
        if (input.mode() == 'v') {
            return Absence.EMPTY_LIST;
        }
        return row.isStrict() ? Absence.REFUSED : Absence.NULL;
    }

    private boolean hasForm(ArgumentRow input) {
        return types.isKnown(input.type()) // rows of tables are not
                && InputColumns.canBeArgument(types.resolve(input.type()));
    }

    private String reason(RoutineRow row, ArgumentRow input, int position) {
        String argument = input.name().isEmpty() ? "argument " + position : "argument \"" + input.name() + "\"";
        if (input.relation() == 0 || types.isKnown(input.type())) {
            return "the type of its " + argument
                    + " has no form in GraphQL. Give the argument another type, or a default that serves";
        }
        TableDraft draft = drafts.get(input.relation());
        if (draft == null) {
            return "its " + argument + " is a row of a relation that is not served";
        }
        if (position == 1 && row.kind() == 'f' && row.volatility() == 'v' && draft.readFrom.oid() == input.relation()) {
            return "it takes a row of %s and is VOLATILE. Declare it STABLE or IMMUTABLE, and it is a field of \"%s\"; if it changes data, let it take the key of the row"
                    .formatted(draft.name(), draft.typeName());
        }
        return draft.readFrom.oid() == input.relation()
                ? "its " + argument + " is a row, as only the first one may be"
                : "its " + argument + " is a row of a table that is read through " + draft.name()
                        + ". Let it take a row of that, and it is a field there";
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

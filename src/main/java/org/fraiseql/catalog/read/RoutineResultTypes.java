package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DerivedTypes;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Routine;

/** Types made for routines that return columns of their own: {@code monthlySales} gives {@code MonthlySalesRow}. */
final class RoutineResultTypes {
    private final TypeResolver types;
    private final TypeSpace typeNames;
    private final List<Notice> notices;
    private final List<TableDraft> drafts = new ArrayList<>();

    /** @param typeNames those that are taken, to which the new ones are added */
    RoutineResultTypes(TypeResolver types, TypeSpace typeNames, List<Notice> notices) {
        this.types = types;
        this.typeNames = typeNames;
        this.notices = notices;
    }

    /** Empty, and said so, when the result has no form in GraphQL. @param wished the type's name without its ending */
    Optional<TableDraft> add(Routine routine, RoutineRow row, String wished, List<ColumnRow> columns) {
        List<Column> published = ColumnNaming.ofWhole(types, notices)
                .columns(routine.name(), columns, Collections.emptySet())
                .columns();
        if (published.stream().noneMatch(Column::isShown)) {
            notices.add(Notice.leftOut(
                    CatalogMessages.impossibleRoutine(routine.name(), "its result has no columns to publish")));
            return Optional.empty();
        }
        String typeName = typeNames.take(
                List.of(row, wished),
                List.of(wished + "Row", wished + "FunctionRow"),
                DerivedTypes::ofTable,
                routine.name());
        TableDraft draft = TableDraft.ofRoutine(routine.name(), typeName, published);
        drafts.add(draft);
        return Optional.of(draft);
    }

    List<TableDraft> drafts() {
        return drafts;
    }
}

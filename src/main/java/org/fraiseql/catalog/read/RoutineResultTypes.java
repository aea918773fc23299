package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Routine;

/** Types made for routines that return columns of their own: {@code monthlySales} gives {@code MonthlySalesRow}. */
final class RoutineResultTypes {
    private final TypeResolver types;
    private final Set<String> typeNames;
    private final List<Notice> notices;
    private final List<TableDraft> drafts = new ArrayList<>();

    /** @param typeNames those that are taken, to which the new ones are added */
    RoutineResultTypes(TypeResolver types, Set<String> typeNames, List<Notice> notices) {
        this.types = types;
        this.typeNames = typeNames;
        this.notices = notices;
    }

    /** Empty, and said so, when the result has no form in GraphQL. */
    Optional<TableDraft> add(Routine routine, List<ColumnRow> columns) {
        String typeName = Names.raiseFirst(routine.fieldName()) + "Row";
        List<Column> published = new ColumnNaming(types, notices).columns(routine.name(), columns);
        if (published.isEmpty() || !typeNames.add(typeName)) {
            notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(
                    routine.name(), "its result has no columns to publish, or the type " + typeName + " is taken")));
            return Optional.empty();
        }
        TableDraft draft = TableDraft.ofRoutine(routine.name(), typeName, published);
        drafts.add(draft);
        return Optional.of(draft);
    }

    List<TableDraft> drafts() {
        return drafts;
    }
}

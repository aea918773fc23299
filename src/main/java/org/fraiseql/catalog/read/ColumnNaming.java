package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.SqlName;

/** Gives the columns of one relation their field names. */
final class ColumnNaming {
    private final TypeResolver types;
    private final List<Notice> notices;

    ColumnNaming(TypeResolver types, List<Notice> notices) {
        this.types = types;
        this.notices = notices;
    }

    /** The columns that can be published; of two that collide, neither. */
    List<Column> columns(SqlName relation, List<ColumnRow> rows) {
        Map<String, List<Column>> byField = new LinkedHashMap<>();
        for (ColumnRow row : rows) {
            Column column = column(relation, row);
            if (column.omissions().contains(Omissions.Use.READ)) {
                continue;
            }
            if (!Names.isGraphQLName(column.fieldName())) {
                notices.add(
                        Notice.leftOut(CatalogMessages.impossibleColumnName(relation, row.name(), column.fieldName())));
                continue;
            }
            byField.computeIfAbsent(column.fieldName(), name -> new ArrayList<>())
                    .add(column);
        }
        List<Column> columns = new ArrayList<>();
        byField.forEach((fieldName, sharing) -> {
            if (sharing.size() == 1) {
                columns.add(sharing.getFirst());
            } else {
                notices.add(Notice.collision(CatalogMessages.collidingColumns(
                        relation, sharing.get(0).name(), sharing.get(1).name(), fieldName)));
            }
        });
        return columns;
    }

    private Column column(SqlName relation, ColumnRow row) {
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        directives
                .unknown()
                .forEach(line -> notices.add(
                        Notice.leftOut(CatalogMessages.unknownDirective(relation + "." + row.name(), line))));
        return new Column(
                row.name(),
                directives.name().orElse(Names.camelCase(row.name())),
                types.resolve(row.type()),
                !row.notNull(),
                row.hasDefault(),
                !row.generated() && row.identity() != 'a',
                directives.description(),
                directives.deprecation(),
                directives.omissions());
    }
}

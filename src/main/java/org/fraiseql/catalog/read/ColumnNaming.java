package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.read.FieldNames.Settled;
import org.fraiseql.catalog.read.FieldNames.Wish;
import org.fraiseql.catalog.read.SettledNames.Space;

/** Gives the columns of one relation, of a composite type or of a function's result their field names. */
final class ColumnNaming {
    /** Keys of {@code where} that are no columns. */
    private static final Set<String> COMBINATORS =
            Collections.unmodifiableSet(new LinkedHashSet<>(List.of("AND", "OR", "NOT", "isnull")));

    private final TypeResolver types;
    private final SettledNames names;
    private final List<Notice> notices;

    ColumnNaming(TypeResolver types, SettledNames names, List<Notice> notices) {
        this.types = types;
        this.names = names;
        this.notices = notices;
    }

    /** Of what is the same for everybody who has it at all. */
    static ColumnNaming ofWhole(TypeResolver types, List<Notice> notices) {
        return new ColumnNaming(types, new SettledNames(), notices);
    }

    /** Whether it is a key of {@code where} that can be no column. */
    static boolean isReserved(String fieldName) {
        return COMBINATORS.contains(fieldName);
    }

    /** @param refused names that several columns wanted, so that nothing else there is called so */
    record NamedColumns(List<Column> columns, Set<String> refused) {
        static final NamedColumns NONE = new NamedColumns(List.of(), Collections.emptySet());

        NamedColumns {
            columns = List.copyOf(columns);
        }
    }

    /** Attributes of a composite type. */
    List<Column> attributes(SqlName type, List<ColumnRow> rows) {
        return columns(type, rows, new LinkedHashSet<>(COMBINATORS), row -> Optional.empty())
                .columns();
    }

    /** @param taken names that relations carry by {@code @name} */
    NamedColumns columns(SqlName relation, List<ColumnRow> rows, Set<String> taken) {
        Set<String> all = new LinkedHashSet<>(COMBINATORS);
        all.addAll(taken);
        NamedColumns named =
                columns(relation, rows, all, row -> names.find(Space.COLUMNS, row.relation(), row.number()));
        for (ColumnRow row : rows) {
            named.columns().stream()
                    .filter(column -> column.name().equals(row.name()))
                    .forEach(column -> names.settle(Space.COLUMNS, row.relation(), row.number(), column.fieldName()));
        }
        return named;
    }

    /** Those that are written: a column that is read, too, is called the same. @param known the name of a column that has one */
    List<Column> written(
            SqlName relation, List<ColumnRow> rows, Set<String> taken, Function<ColumnRow, Optional<String>> known) {
        Set<String> all = new LinkedHashSet<>(COMBINATORS);
        all.addAll(taken);
        return columns(relation, rows, all, known).columns();
    }

    private NamedColumns columns(
            SqlName relation, List<ColumnRow> rows, Set<String> taken, Function<ColumnRow, Optional<String>> known) {
        List<ColumnRow> shown = new ArrayList<>();
        List<Wish> wishes = new ArrayList<>();
        for (ColumnRow row : rows) {
            CommentDirectives directives = CommentDirectives.parse(row.comment());
            if (!directives.omissions().contains(Omissions.Use.READ)) {
                shown.add(row);
                wishes.add(new Wish(row.name(), known.apply(row).or(directives::name)));
            }
        }
        List<Settled> settled = new FieldNames(taken).settle(wishes);
        List<Column> columns = new ArrayList<>();
        for (int i = 0; i < settled.size(); i++) {
            columns.add(column(shown.get(i), settled.get(i).name()));
        }
        Set<String> refused = new LinkedHashSet<>();
        for (Settled name : settled) {
            if (!name.isAsWished()) {
                refused.add(name.wished());
                notices.add(Notice.renamed(CatalogMessages.renamedColumn(
                        relation, name.wish().sqlName(), name.wished(), name.name(), rival(name, settled))));
            }
        }
        return new NamedColumns(columns, refused);
    }

    /** Who has the name, or who wishes for it too. */
    private static Optional<String> rival(Settled name, List<Settled> all) {
        return all.stream()
                .filter(other -> other != name && other.name().equals(name.wished()))
                .findFirst()
                .or(() -> all.stream()
                        .filter(other -> other != name && other.wished().equals(name.wished()))
                        .findFirst())
                .map(other -> other.wish().sqlName());
    }

    private Column column(ColumnRow row, String fieldName) {
        CommentDirectives directives = CommentDirectives.parse(row.comment());
        return new Column(
                        row.name(),
                        fieldName,
                        types.resolve(row),
                        !row.isNeverNull(),
                        row.hasDefault(),
                        !row.generated() && row.identity() != 'a',
                        directives.description(),
                        directives.deprecation(),
                        directives.omissions())
                .withMaxLength(types.maxLength(row));
    }
}

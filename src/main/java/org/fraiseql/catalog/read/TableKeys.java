package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.UniqueKey;

/**
 * Gives tables their keys, of which at most one is the primary key: that of what is read, else that of the {@code tb_} table behind it, else the unique
 * {@code id} of that table, where the view does not show its primary key.
 */
final class TableKeys {
    private static final String ID = "id";

    private final Map<Long, List<ColumnRow>> columnRows;

    /** A key whose columns are all shown. */
    private record Shown(KeyRow key, List<Column> columns) {
        UniqueKey as(boolean isPrimary) {
            return new UniqueKey(key.name(), isPrimary, columns, Optional.empty(), key.nullsMeet());
        }
    }

    TableKeys(Map<Long, List<ColumnRow>> columnRows) {
        this.columnRows = columnRows;
    }

    void addAll(List<KeyRow> keys, Map<Long, TableDraft> drafts) {
        new LinkedHashSet<>(drafts.values()).forEach(draft -> {
            List<Shown> own = shown(keys, draft.readFrom.oid(), draft);
            List<Shown> behind =
                    draft.base.map(base -> shown(keys, base.oid(), draft)).orElse(List.of());
            Optional<Shown> primary = primary(own).or(() -> primary(behind)).or(() -> id(behind));
            Stream.concat(own.stream(), behind.stream())
                    .filter(key -> !isAgain(key, primary))
                    .map(key -> key.as(Optional.of(key).equals(primary)))
                    .sorted(Comparator.comparing(UniqueKey::primary).reversed().thenComparing(UniqueKey::name))
                    .forEach(draft.keys::add);
        });
    }

    /** Whether this key is the primary key once more: it has the same columns. */
    private static boolean isAgain(Shown key, Optional<Shown> primary) {
        return key.key().primary()
                && primary.filter(chosen ->
                                !chosen.equals(key) && chosen.columns().equals(key.columns()))
                        .isPresent();
    }

    private static Optional<Shown> primary(List<Shown> keys) {
        return keys.stream().filter(key -> key.key().primary()).findFirst();
    }

    /** By convention the key that the outside knows, beside one that stays inside ({@code pk_user}). */
    private Optional<Shown> id(List<Shown> behind) {
        return behind.stream()
                .filter(key -> key.columns().size() == 1 && isId(key.key()))
                .findFirst();
    }

    private boolean isId(KeyRow key) {
        return column(key.relation(), key.columns().getFirst())
                .filter(row -> row.name().equals(ID) && row.notNull())
                .isPresent();
    }

    private List<Shown> shown(List<KeyRow> keys, long relation, TableDraft draft) {
        List<Shown> shown = new ArrayList<>();
        for (KeyRow key : keys) {
            if (key.relation() != relation) {
                continue;
            }
            List<Column> columns = key.columns().stream()
                    .filter(number -> column(relation, number).isPresent())
                    .flatMap(number -> draft.columnOf(relation, number).stream())
                    .toList();
            // one that shows two equal columns of the key would be asked for twice
            if (columns.stream().distinct().count() == key.columns().size()) {
                shown.add(new Shown(key, columns));
            }
        }
        return shown;
    }

    private Optional<ColumnRow> column(long relation, int number) {
        return columnRows.getOrDefault(relation, List.of()).stream()
                .filter(row -> row.number() == number)
                .findFirst();
    }
}

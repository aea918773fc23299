package org.fraiseql.catalog.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;

/** Names the queries of every table: one for each key, one for the list. Of two that want the same name, neither gets it. */
final class RootFieldNaming {
    private final List<Notice> notices;
    private final Map<String, RootField> fields = new LinkedHashMap<>();
    private final Set<String> contested = new LinkedHashSet<>();

    RootFieldNaming(List<Notice> notices) {
        this.notices = notices;
    }

    void addTables(Collection<Table> tables) {
        for (Table table : tables) {
            for (UniqueKey key : table.keys()) {
                add(new RootField.ByKey(byKeyName(table, key), table, key));
            }
            add(new RootField.ListOf(table.pluralName(), table));
        }
        contested.forEach(fields::remove);
    }

    /** A function gives way to a table. */
    void addRoutines(List<RootField> routines) {
        for (RootField routine : routines) {
            if (contested.contains(routine.fieldName()) || fields.putIfAbsent(routine.fieldName(), routine) != null) {
                notices.add(Notice.leftOut(CatalogMessages.impossibleRoutine(
                        routine.origin(), "the query \"" + routine.fieldName() + "\" is taken")));
            }
        }
    }

    Map<String, RootField> fields() {
        return fields;
    }

    private static String byKeyName(Table table, UniqueKey key) {
        if (key.primary()) {
            return table.singularName();
        }
        StringBuilder name = new StringBuilder(table.singularName()).append("By");
        for (int i = 0; i < key.columns().size(); i++) {
            name.append(i == 0 ? "" : "And")
                    .append(Names.raiseFirst(key.columns().get(i).fieldName()));
        }
        return name.toString();
    }

    private void add(RootField field) {
        RootField other = fields.putIfAbsent(field.fieldName(), field);
        if (other == null || isSameKey(other, field)) {
            return;
        }
        contested.add(field.fieldName());
        notices.add(Notice.collision(
                CatalogMessages.collidingRootFields(other.origin(), field.origin(), field.fieldName())));
    }

    /** Two unique constraints over the same columns make one query. */
    private static boolean isSameKey(RootField left, RootField right) {
        return left instanceof RootField.ByKey(var leftName, var leftTable, var leftKey)
                && right instanceof RootField.ByKey(var rightName, var rightTable, var rightKey)
                && leftName.equals(rightName)
                && leftTable == rightTable
                && leftKey.columns().equals(rightKey.columns());
    }
}

package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.SqlName;

/**
 * What is served as one table: a relation, or the view of the convention with the table that it stands for.
 *
 * @param base the {@code tb_} table behind the view, which has the keys and takes the writes
 */
record ServedRelation(RelationRow readFrom, Optional<RelationRow> base, CommentDirectives directives) {
    /** Which of several relations is read that share a name by convention, by their prefixes, best first. */
    static final List<String> READ_PREFERENCE = List.of("tv_", "v_", "mv_", "tb_");

    private static final List<String> VIEWS = List.of("tv_", "v_", "mv_");
    private static final String TABLE = "tb_";

    static ServedRelation of(RelationRow relation) {
        return new ServedRelation(relation, Optional.empty(), CommentDirectives.parse(relation.comment()));
    }

    /** Pairs {@code tv_x} or {@code v_x} with {@code tb_x} of the same schema; another view of such a table is a table of its own. */
    static List<ServedRelation> of(List<RelationRow> relations) {
        Map<List<String>, List<RelationRow>> groups = new LinkedHashMap<>();
        relations.forEach(relation -> groups.computeIfAbsent(
                        List.of(relation.name().schema(), of(relation).wishedName()), key -> new ArrayList<>())
                .add(relation));
        List<ServedRelation> served = new ArrayList<>();
        groups.values().forEach(group -> served.addAll(paired(group)));
        return served;
    }

    /** Through views those that everybody has so, each of the others by itself. */
    static List<ServedRelation> of(List<RelationRow> relations, SettledNames names) {
        Map<Long, RelationRow> left = new LinkedHashMap<>();
        relations.forEach(relation -> left.put(relation.oid(), relation));
        List<ServedRelation> served = new ArrayList<>();
        for (RelationRow view : relations) {
            names.tableBehind(view.oid())
                    .flatMap(table -> Optional.ofNullable(left.remove(table)))
                    .ifPresent(table -> {
                        served.add(before(view, table));
                        left.remove(view.oid());
                    });
        }
        left.values().forEach(relation -> served.add(of(relation)));
        return served;
    }

    /** By convention behind a view, if there is one. */
    static boolean isBehind(RelationRow relation) {
        return Names.prefix(relation.name().name()).equals(TABLE);
    }

    SqlName name() {
        return readFrom.name();
    }

    /** The type's name that it would have if it were alone. */
    String wishedName() {
        return directives.name().map(Names::raiseFirst).orElseGet(() -> Names.typeName(name().name()));
    }

    private static List<ServedRelation> paired(List<RelationRow> group) {
        List<RelationRow> tables = withPrefix(group, TABLE);
        List<ServedRelation> served = new ArrayList<>();
        Set<RelationRow> left = new LinkedHashSet<>(group);
        for (RelationRow table : tables) {
            List<RelationRow> views = VIEWS.stream()
                    .flatMap(prefix -> view(table, withPrefix(group, prefix), tables.size() == 1).stream())
                    .toList();
            left.remove(table);
            views.stream().limit(1).forEach(left::remove);
            served.add(views.isEmpty() ? of(table) : before(views.getFirst(), table));
        }
        left.forEach(relation -> served.add(of(relation)));
        return served;
    }

    private static ServedRelation before(RelationRow view, RelationRow table) {
        return new ServedRelation(view, Optional.of(table), CommentDirectives.parse(view.comment()));
    }

    /** The view of the same name behind the prefix, or the only one ({@code v_user} before {@code tb_users}). */
    private static Optional<RelationRow> view(RelationRow table, List<RelationRow> views, boolean isOnlyTable) {
        String wanted = withoutPrefix(table);
        return views.stream()
                .filter(view -> withoutPrefix(view).equals(wanted))
                .findFirst()
                .or(() -> isOnlyTable && views.size() == 1 ? Optional.of(views.getFirst()) : Optional.empty());
    }

    private static List<RelationRow> withPrefix(List<RelationRow> group, String prefix) {
        return group.stream()
                .filter(relation -> Names.prefix(relation.name().name()).equals(prefix))
                .toList();
    }

    private static String withoutPrefix(RelationRow relation) {
        String name = relation.name().name();
        return name.substring(Names.prefix(name).length());
    }
}

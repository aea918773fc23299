package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;

/** Gives relations their type names and pairs {@code tv_x} or {@code v_x} with {@code tb_x}. */
final class RelationNaming {
    /** Who is read from when several relations share a name by convention, best first. */
    private static final List<String> READ_PREFERENCE = List.of("tv_", "v_", "mv_", "tb_");

    private final CatalogScope scope;
    private final Set<String> typeNames;
    private final List<Notice> notices;
    /** Names that the input types of a relation in scope will have, whichever relation is looked at first. */
    private final Set<String> inputNames = new LinkedHashSet<>();

    RelationNaming(CatalogScope scope, Set<String> typeNames, List<Notice> notices) {
        this.scope = scope;
        this.typeNames = typeNames;
        this.notices = notices;
    }

    List<NamedRelation> name(List<RelationRow> relations) {
        Map<String, List<RelationRow>> byTypeName = new LinkedHashMap<>();
        relations.stream()
                .filter(relation -> scope.contains(relation.name()))
                .sorted(Comparator.comparing((RelationRow relation) ->
                                scope.schemas().indexOf(relation.name().schema()))
                        .thenComparing(relation -> relation.name().name()))
                .forEach(relation -> group(relation, byTypeName));
        List<NamedRelation> named = new ArrayList<>();
        byTypeName.keySet().forEach(typeName -> inputNames.addAll(inputNames(typeName)));
        byTypeName.forEach((typeName, group) -> choose(typeName, group).ifPresent(named::add));
        return named;
    }

    private void group(RelationRow relation, Map<String, List<RelationRow>> byTypeName) {
        CommentDirectives directives = CommentDirectives.parse(relation.comment());
        directives
                .unknown()
                .forEach(line -> notices.add(Notice.leftOut(
                        CatalogMessages.unknownDirective(relation.name().toString(), line))));
        if (directives.omissions().contains(Omissions.Use.READ)) {
            return;
        }
        String typeName = directives
                .name()
                .map(Names::raiseFirst)
                .orElse(Names.typeName(relation.name().name()));
        byTypeName.computeIfAbsent(typeName, name -> new ArrayList<>()).add(relation);
    }

    private Optional<NamedRelation> choose(String typeName, List<RelationRow> group) {
        if (!Names.isGraphQLName(typeName) || typeNames.contains(typeName) || inputNames.contains(typeName)) {
            group.forEach(relation ->
                    notices.add(Notice.leftOut(CatalogMessages.impossibleTypeName(relation.name(), typeName))));
            return Optional.empty();
        }
        Optional<RelationRow> base = withPrefix(group, "tb_");
        if (group.size() > 1 && !isConvention(group)) {
            List<RelationRow> pair = collidingPair(group);
            notices.add(Notice.collision(CatalogMessages.collidingTypes(
                    pair.get(0).name(), pair.get(1).name(), typeName)));
            return Optional.empty();
        }
        RelationRow readFrom = READ_PREFERENCE.stream()
                .flatMap(prefix -> withPrefix(group, prefix).stream())
                .findFirst()
                .orElse(group.getFirst());
        typeNames.add(typeName);
        typeNames.addAll(inputNames(typeName));
        return Optional.of(new NamedRelation(
                readFrom,
                base.filter(relation -> relation != readFrom),
                typeName,
                CommentDirectives.parse(readFrom.comment())));
    }

    private static List<String> inputNames(String typeName) {
        return List.of(
                typeName + "WhereInput",
                typeName + "RelationFilter",
                typeName + "ListFilter",
                typeName + "OrderByInput");
    }

    /** One {@code tb_} table of one schema with views of different prefixes beside it. */
    private static boolean isConvention(List<RelationRow> group) {
        return withPrefix(group, "tb_").isPresent()
                && group.stream()
                                .map(relation -> relation.name().schema())
                                .distinct()
                                .count()
                        == 1
                && group.stream().map(RelationNaming::prefix).distinct().count() == group.size()
                && group.stream().noneMatch(relation -> prefix(relation).isEmpty());
    }

    /** Two that the convention can't pair, so that the message does not name a view and its own table. */
    private static List<RelationRow> collidingPair(List<RelationRow> group) {
        for (RelationRow first : group) {
            for (RelationRow second : group.subList(group.indexOf(first) + 1, group.size())) {
                boolean isOfOneSchema =
                        first.name().schema().equals(second.name().schema());
                boolean arePrefixed =
                        !prefix(first).isEmpty() && !prefix(second).isEmpty();
                if (!isOfOneSchema || !arePrefixed || prefix(first).equals(prefix(second))) {
                    return List.of(first, second);
                }
            }
        }
        return group.subList(0, 2);
    }

    private static Optional<RelationRow> withPrefix(List<RelationRow> group, String prefix) {
        return group.stream()
                .filter(relation -> prefix(relation).equals(prefix))
                .findFirst();
    }

    private static String prefix(RelationRow relation) {
        String name = relation.name().name();
        return READ_PREFERENCE.stream().filter(name::startsWith).findFirst().orElse("");
    }
}

package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.DerivedTypes;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.read.NameClaims.Claim;
import org.fraiseql.catalog.read.NameClaims.Settled;
import org.fraiseql.catalog.read.SettledNames.Space;

/**
 * Gives relations their names (docs/naming.md). Of two that want the same, the one of the better rank has it: what carries {@code @name}, then what
 * bears the name without a prefix having been dropped, then what was singular already, then the earlier of the configured schemas. The other keeps its
 * prefix, or has its schema before the name, or its kind behind it.
 */
final class RelationNaming {
    /** Behind names of types that GraphQL or the product needs. */
    private static final String ROW = "Row";

    private final List<String> schemas;
    private final TypeSpace types;
    private final SettledNames settled;
    private final List<Notice> notices;

    RelationNaming(List<String> schemas, TypeSpace types, SettledNames settled, List<Notice> notices) {
        this.schemas = schemas;
        this.types = types;
        this.settled = settled;
        this.notices = notices;
    }

    /** In the order of schemas and relations. */
    List<NamedRelation> name(List<ServedRelation> relations) {
        return name(relations, settled::ofRelation, List.of());
    }

    /**
     * Of tables that are only created into, beside what is read, which keeps its names. One that others read through a view is called like that where the view
     * is not there.
     *
     * @param read with its names
     */
    List<NamedRelation> created(List<ServedRelation> relations, List<NamedRelation> read) {
        Set<Long> there = new LinkedHashSet<>();
        relations.forEach(relation -> there.add(relation.readFrom().oid()));
        read.forEach(other -> there.add(other.relation().readFrom().oid()));
        return name(
                relations,
                table -> settled.viewBefore(table)
                        .filter(view -> !there.contains(view))
                        .flatMap(settled::ofRelation)
                        .or(() -> settled.ofRelation(table)),
                read);
    }

    private List<NamedRelation> name(
            List<ServedRelation> relations, Function<Long, Optional<TableNames>> known, List<NamedRelation> others) {
        List<NamedRelation> named = new ArrayList<>();
        List<ServedRelation> unnamed = new ArrayList<>();
        for (ServedRelation relation : relations) {
            known.apply(relation.readFrom().oid())
                    .ifPresentOrElse(names -> named.add(taken(relation, names)), () -> unnamed.add(relation));
        }
        List<NamedRelation> kept = new ArrayList<>(others);
        kept.addAll(named);
        named.addAll(settle(unnamed, kept));
        named.sort(Comparator.comparing((NamedRelation table) ->
                        schemas.indexOf(table.relation().name().schema()))
                .thenComparing(table -> table.relation().name().name()));
        return named;
    }

    private NamedRelation taken(ServedRelation relation, TableNames names) {
        types.take(names.typeName(), DerivedTypes.ofTable(names.typeName()), relation.name());
        return new NamedRelation(relation, names);
    }

    /** @param named what has its name already, and keeps it */
    private List<NamedRelation> settle(List<ServedRelation> relations, List<NamedRelation> named) {
        List<ServedRelation> ranked = relations.stream().sorted(rank()).toList();
        Map<String, ServedRelation> firstByName = new LinkedHashMap<>();
        named.forEach(other -> firstByName.putIfAbsent(other.relation().wishedName(), other.relation()));
        ranked.forEach(relation -> firstByName.putIfAbsent(relation.wishedName(), relation));
        NameClaims<ServedRelation> claims =
                new NameClaims<>(name -> types.isOfBean(name) || settled.isTaken(Space.STEMS, name));
        named.forEach(other -> claims.keep(other.relation(), other.names().stem()));
        for (int rank = 0; rank < ranked.size(); rank++) {
            List<String> names = names(ranked.get(rank), firstByName);
            claims.add(ranked.get(rank), claims(names, rank, ranked.size()));
        }
        Map<ServedRelation, Settled<ServedRelation>> names = claims.settle();
        named.forEach(other -> names.remove(other.relation()));
        names.values().stream().filter(name -> !name.isAsWished()).forEach(this::tell);
        return typed(names);
    }

    private Comparator<ServedRelation> rank() {
        return Comparator.comparing((ServedRelation relation) ->
                        relation.directives().name().isEmpty())
                .thenComparing(relation -> !prefix(relation).isEmpty())
                .thenComparing(relation -> !isSingular(relation))
                .thenComparing(relation -> schemas.indexOf(relation.name().schema()))
                .thenComparing(relation -> ServedRelation.READ_PREFERENCE.indexOf(prefix(relation)))
                .thenComparing(relation -> relation.name().name());
    }

    /** Dropped from the name, that is; what carries {@code @name} drops none. */
    private static String prefix(ServedRelation relation) {
        return relation.directives().name().isPresent()
                ? ""
                : Names.prefix(relation.name().name());
    }

    private static boolean isSingular(ServedRelation relation) {
        String name = relation.name().name();
        return Names.typeNameAsItIs(name).equals(Names.typeName(name));
    }

    private List<String> names(ServedRelation relation, Map<String, ServedRelation> firstByName) {
        String wished = relation.wishedName();
        boolean isOfOneSchema = Optional.ofNullable(firstByName.get(wished))
                .filter(first -> !types.isOfBean(wished)
                        && first.name().schema().equals(relation.name().schema()))
                .isPresent();
        List<String> names = new ArrayList<>(List.of(wished));
        names.addAll(otherStems(relation));
        if (isOfOneSchema) {
            names.remove(withSchema(relation));
        }
        return names;
    }

    /** What is second for its owner gives way to everybody's first. */
    private static List<Claim> claims(List<String> names, int rank, int ranks) {
        List<Claim> claims = new ArrayList<>();
        names.forEach(name -> claims.add(new Claim(name, claims.size() * ranks + rank)));
        return claims;
    }

    private static List<String> otherStems(ServedRelation relation) {
        List<String> stems = new ArrayList<>();
        if (!prefix(relation).isEmpty()) {
            stems.add(Names.typeNameWithPrefix(relation.name().name()));
        }
        stems.add(withSchema(relation));
        stems.add(withKind(relation));
        return stems;
    }

    private static String withSchema(ServedRelation relation) {
        return Names.raiseFirst(Names.camelCase(relation.name().schema())) + relation.wishedName();
    }

    private static String withKind(ServedRelation relation) {
        String name = relation.directives().name().isPresent()
                ? relation.wishedName()
                : Names.typeNameAsItIs(relation.name().name());
        return name + (relation.readFrom().isView() ? "View" : "Table");
    }

    private List<NamedRelation> typed(Map<ServedRelation, Settled<ServedRelation>> settledStems) {
        Map<String, SqlName> stems = new LinkedHashMap<>();
        Map<String, SqlName> derived = new LinkedHashMap<>();
        settledStems.forEach((relation, name) -> {
            stems.put(name.name(), relation.name());
            DerivedTypes.ofTable(name.name()).forEach(type -> derived.putIfAbsent(type, relation.name()));
        });
        List<NamedRelation> named = new ArrayList<>();
        List<Settled<ServedRelation>> shortFirst = new ArrayList<>(settledStems.values());
        shortFirst.sort(Comparator.comparing(
                        (Settled<ServedRelation> name) -> name.name().length())
                .thenComparing(Settled::name));
        shortFirst.forEach(name -> {
            ServedRelation relation = name.owner();
            String typeName = typeName(name.name(), stems, derived);
            if (!typeName.equals(name.name())) {
                notices.add(Notice.renamed(CatalogMessages.neededType(
                        relation.name(), name.name(), typeName, needing(name.name(), derived))));
            }
            List<String> others = new ArrayList<>(otherStems(relation));
            others.remove(name.name());
            TableNames names = new TableNames(typeName, name.name(), others);
            settled.settle(relation.readFrom().oid(), names);
            named.add(taken(relation, names));
        });
        return named;
    }

    /** The stem, unless it is needed otherwise, or something that would be made from it is. */
    private String typeName(String stem, Map<String, SqlName> stems, Map<String, SqlName> derived) {
        if (!derived.containsKey(stem) && types.isFree(stem) && types.areFree(DerivedTypes.ofTable(stem))) {
            return stem;
        }
        String name = stem + ROW;
        for (int number = 2; !isFree(name, stems) || derived.containsKey(name); number++) {
            name = stem + ROW + "_" + number;
        }
        return name;
    }

    /** The relation that needs the type itself, or one that would be made for it. */
    private Optional<SqlName> needing(String stem, Map<String, SqlName> derived) {
        return Optional.ofNullable(derived.get(stem)).or(() -> DerivedTypes.ofTable(stem).stream()
                .flatMap(type -> types.holder(type).stream())
                .findFirst());
    }

    private boolean isFree(String name, Map<String, SqlName> stems) {
        List<String> made = DerivedTypes.ofTable(name);
        return types.isFree(name)
                && types.areFree(made)
                && !stems.containsKey(name)
                && made.stream().noneMatch(stems::containsKey);
    }

    private void tell(Settled<ServedRelation> name) {
        List<SqlName> rivals = name.rivals().stream().map(ServedRelation::name).toList();
        notices.add(Notice.renamed(
                CatalogMessages.renamedTable(name.owner().name(), name.wished(), TableNames.of(name.name()), rivals)));
    }
}

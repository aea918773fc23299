package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.read.NameClaims.Claim;
import org.fraiseql.catalog.read.NameClaims.Settled;
import org.fraiseql.catalog.read.SettledNames.Space;

/**
 * Makes two relationships of each foreign key, one at either end, one more at each end of a junction table, and names them (docs/naming.md). When
 * several would take one name, none gets it: whoever adds a key must not change what a name means. Nor does a relationship take the name of a function of a row.
 */
final class RelationshipNaming {
    private static final int NAMED = 0;
    private static final int MADE = 1;

    private final SettledNames names;
    private final List<Notice> notices;
    /** For each table the names that its relationships claim. */
    private final Map<TableDraft, NameClaims<Side>> claims = new LinkedHashMap<>();
    /** What functions of its rows want to be called. */
    private final Map<TableDraft, Set<String>> functions;
    /** Names that are nobody's, whoever wanted them. */
    private final Map<TableDraft, Set<String>> refused = new LinkedHashMap<>();

    RelationshipNaming(Map<TableDraft, Set<String>> functions, SettledNames names, List<Notice> notices) {
        this.functions = functions;
        this.names = names;
        this.notices = notices;
    }

    /** One end of a foreign key, or of a way through a junction table. {@code owner} is the table whose field it is. */
    private sealed interface Side {
        TableDraft owner();

        Relationship named(String fieldName);

        ForeignKeyLink link();

        /** What it is in whatever catalog. */
        Object thing();

        record ToOne(ForeignKeyLink link) implements Side {
            @Override
            public TableDraft owner() {
                return link.source();
            }

            @Override
            public Relationship named(String fieldName) {
                return relationship(link, fieldName, Cardinality.ONE, true);
            }

            @Override
            public Object thing() {
                return List.of("to", link.thing());
            }
        }

        record Reverse(ForeignKeyLink link) implements Side {
            @Override
            public TableDraft owner() {
                return link.target();
            }

            @Override
            public Relationship named(String fieldName) {
                return relationship(link, fieldName, link.isOneToOne() ? Cardinality.ONE : Cardinality.MANY, false);
            }

            @Override
            public Object thing() {
                return List.of("from", link.thing());
            }
        }

        record Through(Junction junction) implements Side {
            @Override
            public TableDraft owner() {
                return junction.near().target();
            }

            @Override
            public ForeignKeyLink link() {
                return junction.far();
            }

            @Override
            public Relationship named(String fieldName) {
                return junction.relationship(fieldName);
            }

            @Override
            public Object thing() {
                return List.of(
                        "through", junction.near().thing(), junction.far().thing());
            }
        }

        private static Relationship relationship(
                ForeignKeyLink link, String fieldName, Cardinality cardinality, boolean refers) {
            return new Relationship(
                    fieldName,
                    cardinality,
                    refers ? link.target().typeName() : link.source().typeName(),
                    refers ? link.columns() : link.reversed(),
                    Optional.empty(),
                    refers,
                    link.name(),
                    link.directives().description(),
                    link.isWritten());
        }
    }

    void addAll(List<ForeignKeyLink> links) {
        Map<List<TableDraft>, Integer> between = new LinkedHashMap<>();
        links.forEach(link -> between.merge(List.of(link.source(), link.target()), 1, Integer::sum));
        links.forEach(this::claimToOne);
        links.forEach(link -> claimReverse(link, between.getOrDefault(List.of(link.source(), link.target()), 0) == 1));
        Junction.among(links).forEach(this::claimThrough);
        functions.forEach((table, names) -> names.forEach(name -> claims(table).refuse(name, MADE)));
        claims.forEach(this::settle);
    }

    private void claimToOne(ForeignKeyLink link) {
        String afterTable = link.target().names.singular();
        List<Claim> wishes = wishes(link.directives().name());
        link.afterColumn().ifPresent(name -> wishes.add(new Claim(name, MADE)));
        wishes.add(new Claim(afterTable, MADE));
        wishes.add(new Claim(afterTable + "By" + link.byColumns(), MADE));
        wishes.add(new Claim(afterTable + "By" + link.byName(), MADE));
        claim(new Side.ToOne(link), wishes);
    }

    /** @param isAlone whether no other key leads from the same table to the same: of two none gets the short name */
    private void claimReverse(ForeignKeyLink link, boolean isAlone) {
        TableNames source = link.source().names;
        boolean isOne = link.isOneToOne();
        String plain = isOne ? source.singular() : source.plural();
        List<Claim> wishes = wishes(link.directives().reverseName());
        boolean isItsOwnOther =
                isOne && link.source() == link.target() && link.afterColumn().isEmpty();
        if (isItsOwnOther) {
            wishes.add(new Claim(plain + "As" + link.byField(), MADE));
        } else if (isAlone) {
            wishes.add(new Claim(plain, MADE));
        } else {
            refuse(link.target(), plain);
        }
        if (isOne) {
            // which it had before its columns became unique
            refuse(link.target(), source.plural());
        }
        wishes.add(new Claim(plain + "By" + link.byField(), MADE));
        wishes.add(new Claim(plain + "By" + link.byColumns(), MADE));
        wishes.add(new Claim(plain + "By" + link.byName(), MADE));
        claim(new Side.Reverse(link), wishes);
    }

    private void claimThrough(Junction junction) {
        String plain = junction.far().target().names.plural();
        String byJunction = plain + "By" + junction.table().names.stem();
        String byColumns = byJunction + junction.far().byColumns();
        List<Claim> wishes = new ArrayList<>();
        if (!junction.isOfOneTable()) {
            wishes.add(new Claim(plain, MADE));
            wishes.add(new Claim(byJunction, MADE));
        }
        wishes.add(new Claim(byColumns, MADE));
        claim(new Side.Through(junction), wishes);
    }

    private void refuse(TableDraft table, String name) {
        claims(table).refuse(name, MADE);
        refused.computeIfAbsent(table, first -> new LinkedHashSet<>()).add(name);
    }

    private static List<Claim> wishes(Optional<String> given) {
        List<Claim> wishes = new ArrayList<>();
        given.ifPresent(name -> wishes.add(new Claim(name, NAMED)));
        return wishes;
    }

    /** What stands beside all that is settled has the longest of its names, and no way leads through a table that has more columns for others. */
    private void claim(Side side, List<Claim> wishes) {
        Optional<String> known = names.find(Space.RELATIONSHIPS, side.owner().typeName(), side.thing());
        if (known.isPresent()) {
            claims(side.owner()).keep(side, known.get());
        } else if (!names.isClosed()) {
            claims(side.owner()).add(side, wishes);
        } else if (!(side instanceof Side.Through)) {
            claims(side.owner()).add(side, List.of(wishes.getLast()));
        }
    }

    private NameClaims<Side> claims(TableDraft owner) {
        return claims.computeIfAbsent(
                owner,
                table -> new NameClaims<>(
                        name -> table.isTaken(name) || names.isField(table.typeName(), table.readFrom.oid(), name)));
    }

    private void settle(TableDraft table, NameClaims<Side> ofTable) {
        Map<Side, Settled<Side>> settled = ofTable.settle();
        table.refused.addAll(ofTable.claimed());
        table.refused.addAll(refused.getOrDefault(table, new LinkedHashSet<>()));
        settled.forEach((side, name) -> {
            table.relationships.put(name.name(), side.named(name.name()));
            names.settle(Space.RELATIONSHIPS, table.typeName(), side.thing(), name.name());
            if (isOdd(side, name)) {
                notices.add(Notice.renamed(CatalogMessages.renamedRelationship(
                        table.name(), side.link().name(), name.wished(), name.name(), reason(table, name))));
            }
        });
    }

    private String reason(TableDraft table, Settled<Side> name) {
        return isOfFunction(table, name) ? "is what a function of its rows is called, too" : "is another field there";
    }

    private boolean isOfFunction(TableDraft table, Settled<Side> name) {
        return functions.getOrDefault(table, new LinkedHashSet<>()).contains(name.wished());
    }

    /** Whether a name is worth a notice: not when it only tells several keys apart. */
    private boolean isOdd(Side side, Settled<Side> name) {
        boolean isNamed = side.link().directives().name().equals(Optional.of(name.wished()))
                || side.link().directives().reverseName().equals(Optional.of(name.wished()));
        boolean isTaken = side.owner().columns.stream()
                .anyMatch(column -> column.fieldName().equals(name.wished()));
        return !name.isAsWished() && (isNamed || isTaken || isOfFunction(side.owner(), name));
    }

    /** Names that somebody gave to relationships of each relation: no column is called so. By the relation's oid. */
    static Map<Long, Set<String>> given(List<ForeignKeyRow> foreignKeys) {
        Map<Long, Set<String>> given = new LinkedHashMap<>();
        foreignKeys.forEach(key -> {
            CommentDirectives directives = CommentDirectives.parse(key.comment());
            directives.name().ifPresent(name -> given.computeIfAbsent(key.relation(), relation -> new LinkedHashSet<>())
                    .add(name));
            directives.reverseName().ifPresent(name -> given.computeIfAbsent(
                            key.target(), relation -> new LinkedHashSet<>())
                    .add(name));
        });
        return given;
    }
}

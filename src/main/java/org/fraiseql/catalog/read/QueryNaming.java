package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.read.NameClaims.Claim;
import org.fraiseql.catalog.read.NameClaims.Settled;
import org.fraiseql.catalog.read.SettledNames.Space;

/**
 * Names the queries: one for each key of a table, one for its list, one for each function. A bean's field keeps its name; of fields that are made of
 * tables none gets a name that two want; a function gives way to tables unless it carries {@code @name}.
 */
final class QueryNaming {
    private static final int NAMED = 0;
    private static final int MADE = 1;
    private static final int CALLED = 2;

    private final TakenNames beans;
    private final List<String> schemas;
    private final SettledNames names;
    private final List<Notice> notices;

    QueryNaming(TakenNames beans, List<String> schemas, SettledNames names, List<Notice> notices) {
        this.beans = beans;
        this.schemas = schemas;
        this.names = names;
        this.notices = notices;
    }

    /** What wants to be a query. */
    sealed interface Wish {
        SqlName origin();

        /** What it is in whatever catalog. */
        Object thing();

        /** What it may be in another catalog. */
        default Wish otherwise() {
            return this;
        }

        /** Two unique constraints over the same columns make one query. */
        record ByKey(TableDraft table, boolean primary, List<Column> columns) implements Wish {
            ByKey(TableDraft table, UniqueKey key) {
                this(table, key.primary(), key.columns());
            }

            @Override
            public SqlName origin() {
                return table.name();
            }

            @Override
            public Object thing() {
                return List.of(
                        table.typeName(),
                        primary,
                        columns.stream().map(Column::name).toList());
            }

            /** Which key is the primary one depends on which are known. */
            @Override
            public Wish otherwise() {
                return new ByKey(table, !primary, columns);
            }
        }

        record ListOf(TableDraft table) implements Wish {
            @Override
            public SqlName origin() {
                return table.name();
            }

            @Override
            public Object thing() {
                return table.typeName();
            }
        }

        record Call(RoutineRow routine) implements Wish {
            @Override
            public SqlName origin() {
                return routine.name();
            }

            @Override
            public Object thing() {
                return routine;
            }
        }
    }

    /** @param routines what each function wants to be called */
    Map<Wish, Settled<Wish>> name(Collection<TableDraft> tables, Map<RoutineRow, String> routines) {
        NameClaims<Wish> claims =
                new NameClaims<>(name -> beans.queries().contains(name) || names.isTaken(Space.QUERIES, name));
        for (TableDraft table : tables) {
            table.keys.forEach(key -> {
                Wish.ByKey wish = new Wish.ByKey(table, key);
                claim(claims, wish, claims(table, stem -> byKey(stem, wish)));
            });
            claim(claims, new Wish.ListOf(table), claims(table, Names::pluralField));
        }
        RoutineClaims ofRoutines = new RoutineClaims(schemas, CALLED, RoutineNaming::fieldName);
        routines.forEach((routine, name) -> claim(claims, new Wish.Call(routine), ofRoutines.of(routine, name)));
        Map<Wish, Settled<Wish>> settled = claims.settle();
        settled.forEach((wish, name) -> {
            names.settle(Space.QUERIES, wish.thing(), name.name());
            tell(wish.origin(), name);
        });
        return settled;
    }

    private void claim(NameClaims<Wish> claims, Wish wish, List<Claim> wishes) {
        claims.add(wish, wishes);
        names.find(Space.QUERIES, wish.thing())
                .or(() -> names.find(Space.QUERIES, wish.otherwise().thing()))
                .ifPresent(name -> claims.keep(wish, name));
    }

    private static List<Claim> claims(TableDraft table, Function<String, String> field) {
        boolean isNamed = table.directives.name().isPresent();
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(field.apply(table.names.stem()), isNamed ? NAMED : MADE));
        table.names.otherStems().forEach(stem -> claims.add(new Claim(field.apply(stem), MADE)));
        return claims;
    }

    private static String byKey(String stem, Wish.ByKey wish) {
        String singular = Names.singularField(stem);
        return wish.primary()
                ? singular
                : singular + "By"
                        + wish.columns().stream()
                                .map(column -> Names.raiseFirst(column.fieldName()))
                                .collect(Collectors.joining("And"));
    }

    private void tell(SqlName origin, Settled<Wish> name) {
        if (!name.isAsWished()) {
            String reason = beans.queries().contains(name.wished())
                    ? "is a field of a bean"
                    : "is wanted by "
                            + name.rivals().stream()
                                    .map(rival -> rival.origin().toString())
                                    .distinct()
                                    .collect(Collectors.joining(", "))
                            + ", too";
            notices.add(Notice.renamed(
                    CatalogMessages.renamedField("The query of " + origin, name.wished(), name.name(), reason)));
        }
    }
}

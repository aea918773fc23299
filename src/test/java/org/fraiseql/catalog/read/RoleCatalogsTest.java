package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.CommonParts;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.catalog.DocumentShape;
import org.fraiseql.catalog.Meanings;
import org.fraiseql.catalog.MutationResponse;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RoutineMutation;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TablesWithoutViews;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.WriteSnapshot;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A name means the same for all roles, whatever each of them may use (CONTRACT section 1). */
class RoleCatalogsTest {
    private static final CatalogScope SCOPE = new CatalogScope(List.of("public", "shop"), List.of("*"), List.of());
    private static final int ROLES = 6;

    /** Conflicts of each kind. */
    private static DatabaseSnapshot database() {
        SnapshotFixture db = new SnapshotFixture();
        db.enumType("color", "red", "green");
        db.commentedEnum("hue", "@name Plan", "dark", "light");
        db.table("plan").columns("id int4!, name text, color color").primaryKey("id");
        db.view("v_plan").columns("id int4!, name text, hue hue");
        db.table("color").columns("id int4!, label text").primaryKey("id");
        db.table("account").columns("id int4!, email text, A+ int4, A- int4").primaryKey("id");
        db.relation("shop", "account", 'r').columns("id int4!, email text").primaryKey("id");
        db.relation("shop", "accounts", 'r').columns("id int4!, owner text").primaryKey("id");
        db.view("tv_user").columns("id int4!, name text, team_id int4");
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user")
                .columns("pk int4!, id int4!, name text, team_id int4, password text")
                .primaryKey("pk")
                .unique("id");
        db.table("tb_team").columns("id int4!, name text").primaryKey("id");
        db.view("v_team").columns("id int4!, name text");
        db.table("match")
                .columns("id int4!, home int4, away int4, home_team text, myURL text, my_URL text")
                .primaryKey("id");
        db.table("post").columns("id int4!, title text").primaryKey("id");
        db.table("tag").columns("id int4!, label text").primaryKey("id");
        db.table("post_tag").columns("post_id int4!, tag_id int4!").primaryKey("post_id, tag_id");
        db.table("post_label").columns("post_id int4!, tag_id int4!, made text").primaryKey("post_id, tag_id");
        db.foreignKey("user_team", "tb_user", "team_id", "tb_team", "id");
        db.foreignKey("match_home", "match", "home", "tb_team", "id");
        db.foreignKey("match_away", "match", "away", "tb_team", "id");
        db.foreignKey("tagged_post", "post_tag", "post_id", "post", "id");
        db.foreignKey("tagged_tag", "post_tag", "tag_id", "tag", "id");
        db.foreignKey("labelled_post", "post_label", "post_id", "post", "id");
        db.foreignKey("labelled_tag", "post_label", "tag_id", "tag", "id");
        db.function("plans", 's', "term text", "text");
        db.function("search", 's', "term text", "text");
        db.function("search", 's', "term text, year int4", "text");
        db.function("find", 's', "term text", "text");
        db.function("find", 's', "term int4", "text");
        db.function("shop", "search", 's', "term text", "text", null);
        db.function("title", 's', "row post", "text");
        db.function("label", 's', "row tag", "text");
        db.function("create_plan", 'v', "name text", "int4");
        db.function("pay", 'v', "amount int4", "int4");
        db.function("pay", 'v', "amount int4, note text", "int4");
        db.function("create_user", 'v', "name text", "int4");
        db.function("create_team", 'v', "name text", "int4");
        db.composite("point_row", "x int4, y int4");
        db.composite("word_row", "p text, q text");
        db.function("locate", 's', "a int4", "point_row");
        db.function("locate", 'v', "a int4, b int4", "word_row");
        db.table("doc")
                .columns("id int4!, tenant_id text, city text, data jsonb")
                .primaryKey("id")
                .comment("@type {tenantId: String, city: {street: String}, title: String, "
                        + "address: {city: {name: String}}, addresses: [{zip: String}], addressCity: {code: String}}");
        return db.writableSnapshot();
    }

    /** What somebody may use of it. */
    private static DatabaseSnapshot part(DatabaseSnapshot all, RandomGenerator random) {
        List<RelationRow> relations = new ArrayList<>();
        List<ColumnRow> columns = new ArrayList<>();
        List<AccessRow> access = new ArrayList<>();
        List<ColumnAccessRow> written = new ArrayList<>();
        for (RelationRow relation : all.relations()) {
            int reads = random.nextInt(4); // nothing, nothing, some, all
            boolean inserts = random.nextInt(3) == 0;
            boolean changes = random.nextInt(3) == 0;
            List<ColumnRow> own = all.columns().stream()
                    .filter(column -> column.relation() == relation.oid())
                    .toList();
            relations.add(new RelationRow(
                    relation.oid(),
                    relation.name(),
                    relation.kind(),
                    inserts || changes,
                    relation.comment(),
                    reads == 3));
            access.add(new AccessRow(relation.oid(), inserts, changes, changes, false, false, true));
            for (ColumnRow column : own) {
                boolean isReadable = reads == 3 || (reads == 2 && random.nextBoolean());
                if (isReadable || inserts || changes) {
                    columns.add(new ColumnRow(
                            column.relation(),
                            column.number(),
                            column.name(),
                            column.type(),
                            column.notNull(),
                            column.hasDefault(),
                            column.identity(),
                            column.generated(),
                            column.comment(),
                            isReadable));
                    written.add(new ColumnAccessRow(column.relation(), column.number(), inserts, changes));
                }
            }
        }
        List<RoutineRow> routines =
                all.routines().stream().filter(routine -> random.nextBoolean()).toList();
        return new DatabaseSnapshot(
                all.serverVersion(),
                relations,
                columns,
                all.keys(),
                all.indexes(),
                all.foreignKeys(),
                all.types(),
                all.attributes(),
                routines,
                new WriteSnapshot(access, written, List.of(), List.of(), List.of()),
                all.assurances(),
                all.statistics());
    }

    private static Map<String, String> tablesBehind() {
        Map<String, String> tables = new LinkedHashMap<>();
        tables.put("public.tv_user", "public.tb_user");
        tables.put("public.v_user", "public.tb_user");
        tables.put("public.v_team", "public.tb_team");
        return tables;
    }

    private static CatalogsByRole catalogs(DatabaseSnapshot whole, Map<String, DatabaseSnapshot> byRole) {
        return RoleCatalogs.of(new DatabaseReading(whole, byRole, List.of()), SCOPE, CatalogOptions.NONE);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void aNameThatTwoRolesHaveMeansTheSame(long seed) {
        RandomGenerator random = new Random(seed);
        DatabaseSnapshot database = database();
        for (int round = 0; round < 100; round++) {
            Map<String, DatabaseSnapshot> byRole = new LinkedHashMap<>();
            for (int i = 0; i < ROLES; i++) {
                byRole.put("role_" + i, part(database, random));
            }
            CatalogsByRole catalogs = catalogs(part(database, random), byRole);
            Meanings meanings = new Meanings(tablesBehind());
            catalogs.each().forEach(meanings::add);
            assertThat(meanings.contradictions())
                    .as("seed %d, round %d", seed, round)
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void theOrderOfRolesIsNoMatter(long seed) {
        RandomGenerator random = new Random(seed);
        DatabaseSnapshot database = database();
        for (int round = 0; round < 20; round++) {
            Map<String, DatabaseSnapshot> byRole = new LinkedHashMap<>();
            for (int i = 0; i < ROLES; i++) {
                byRole.put("role_" + i, part(database, random));
            }
            theOrderIsNoMatter(part(database, random), byRole);
        }
    }

    private static void theOrderIsNoMatter(DatabaseSnapshot whole, Map<String, DatabaseSnapshot> byRole) {
        Map<String, DatabaseSnapshot> reversed = new LinkedHashMap<>();
        new ArrayList<>(byRole.entrySet()).reversed().forEach(role -> reversed.put(role.getKey(), role.getValue()));
        CatalogsByRole catalogs = catalogs(whole, byRole);
        CatalogsByRole again = catalogs(whole, reversed);
        byRole.keySet().forEach(role -> assertThat(again.byRole().get(role))
                .as(role)
                .isEqualTo(catalogs.byRole().get(role)));
    }

    /** Regression: which of two functions of one name had a name that both want was a matter of which role came first. */
    @Test
    void norIsItWhereFunctionsOfOneNameAreCalledAlike() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("post").columns("id int4!").primaryKey("id");
        DatabaseSnapshot none = db.writableSnapshot();
        db.function("mark", 's', "a_b int4, c int4", "text");
        db.function("mark", 's', "aB text, c int4", "text");
        db.function("mark", 's', "", "text");
        DatabaseSnapshot all = db.writableSnapshot();
        Map<String, DatabaseSnapshot> byRole = new LinkedHashMap<>();
        for (RoutineRow routine : all.routines()) {
            byRole.put("role_" + byRole.size(), withRoutines(all, List.of(routine)));
        }
        theOrderIsNoMatter(none, byRole);
    }

    private static DatabaseSnapshot withRoutines(DatabaseSnapshot all, List<RoutineRow> routines) {
        return new DatabaseSnapshot(
                all.serverVersion(),
                all.relations(),
                all.columns(),
                all.keys(),
                all.indexes(),
                all.foreignKeys(),
                all.types(),
                all.attributes(),
                routines,
                all.writes(),
                all.assurances(),
                all.statistics());
    }

    /** What a role has under some name by itself, it has under some name beside others. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void noTableVanishesForItsName(long seed) {
        RandomGenerator random = new Random(seed);
        DatabaseSnapshot database = database();
        for (int round = 0; round < 100; round++) {
            DatabaseSnapshot part = part(database, random);
            Map<String, DatabaseSnapshot> byRole = new LinkedHashMap<>();
            byRole.put("one", part);
            byRole.put("other", part(database, random));
            CatalogsByRole catalogs = catalogs(database, byRole);
            Catalog alone = CatalogBuilder.build(part, SCOPE);
            assertThat(relations(catalogs.byRole().getOrDefault("one", Catalog.EMPTY)))
                    .as("seed %d, round %d", seed, round)
                    .containsAll(relations(alone));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void whatACatalogHasInCommonWithOthersChangesNothingOfIt(long seed) {
        RandomGenerator random = new Random(seed);
        DatabaseSnapshot database = database();
        for (int round = 0; round < 50; round++) {
            Catalog one = CatalogBuilder.build(part(database, random), SCOPE);
            Catalog other = CatalogBuilder.build(part(database, random), SCOPE);
            assertThat(new CommonParts(other).in(one))
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(one);
        }
    }

    /** Regression: each role had all of it again. */
    @Test
    void whatIsEqualForTwoRolesIsOneObject() {
        DatabaseSnapshot all = database();
        DatabaseSnapshot part = all.withColumns(all.columns().stream()
                .filter(column -> !column.name().equals("title"))
                .toList());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.table("Plan")).isSameAs(catalogs.whole().table("Plan"));
        assertThat(reader.queries().get("plans"))
                .isSameAs(catalogs.whole().queries().get("plans"));
        assertThat(reader.writeModel().targets().get("Plan"))
                .isSameAs(catalogs.whole().writeModel().targets().get("Plan"));
        assertThat(reader.table("Post").columns().getFirst())
                .isSameAs(catalogs.whole().table("Post").columns().getFirst());
    }

    private static List<String> relations(Catalog catalog) {
        List<String> relations = new ArrayList<>();
        catalog.tables().values().forEach(table -> relations.add("read " + table.readFrom()));
        return relations;
    }

    @Test
    void theTableThatOthersHaveUnderTheNameKeepsIt() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("plan").columns("id int4!").primaryKey("id");
        db.view("v_plan").columns("id int4!");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot view = all.without(List.of(all.relations().getFirst().oid()));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", view));

        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.tables()).containsOnlyKeys("VPlan");
        assertThat(reader.queries()).containsOnlyKeys("vPlans");
        assertThat(reader.notices()).isEmpty();
        assertThat(catalogs.notices())
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("public.v_plan is served as \"VPlan\"");
    }

    @Test
    void aTableThatIsSeenWithoutItsViewIsATableOfItsOwn() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text, password text").primaryKey("id");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot table = all.without(List.of(all.relations().getFirst().oid()));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("writer", table));

        assertThat(catalogs.whole().tables()).containsOnlyKeys("User");
        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.tables()).containsOnlyKeys("TbUser");
        assertThat(writer.queries()).containsOnlyKeys("tbUser", "tbUsers");
        assertThat(writer.writeModel().fields()).containsKeys("createTbUser", "updateTbUser");
        assertThat(TablesWithoutViews.notices(catalogs))
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("The role writer may read public.tb_user and not public.v_user", "\"tbUsers\"", "\"users\"");
    }

    /** Regression: nothing was told where nobody writes the table. */
    @Test
    void aTableThatIsSeenWithoutItsViewIsToldAlsoWhereItIsOnlyRead() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text").readOnly();
        db.table("tb_user").columns("id int4!, name text").primaryKey("id").readOnly();
        DatabaseSnapshot all = db.snapshot();
        DatabaseSnapshot table = all.without(List.of(all.relations().getFirst().oid()));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", table));

        assertThat(TablesWithoutViews.notices(catalogs))
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("The role reader may read public.tb_user and not public.v_user");
        assertThat(TablesWithoutViews.notices(catalogs(all, Collections.singletonMap("reader", all))))
                .isEmpty();
    }

    /** Where nothing is read of it, it is written as everybody writes it. */
    @Test
    void aTableThatIsOnlyCreatedIntoIsCalledAsThroughItsView() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        DatabaseSnapshot all = db.writableSnapshot();
        long view = all.relations().getFirst().oid();
        DatabaseSnapshot created = onlyCreated(all.without(List.of(view)));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("writer", created));

        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.tables()).isEmpty();
        assertThat(writer.writeModel().fields()).containsOnlyKeys("createUser", "bulkCreateUsers");
    }

    /** It was left out where something that is read has the name. */
    @Test
    void aTableThatIsOnlyCreatedIntoTakesAnotherNameWhereItsOwnIsTaken() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_plan").columns("id int4!, name text");
        db.table("plan").columns("id int4!, name text").primaryKey("id");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot view = all.without(List.of(all.relations().getLast().oid()));
        DatabaseSnapshot created =
                onlyCreated(all.without(List.of(all.relations().getFirst().oid())));

        CatalogsByRole catalogs = catalogs(view, Collections.singletonMap("writer", created));

        assertThat(catalogs.whole().tables()).containsOnlyKeys("Plan");
        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.writeModel().fields()).containsOnlyKeys("createPlanTable", "bulkCreatePlanTables");
    }

    /** The view is another way to the same rows: neither takes the other's name, with roles or without. */
    @Test
    void aTableThatIsOnlyCreatedIntoBesideItsViewHasANameOfItsOwn() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        DatabaseSnapshot all = db.writableSnapshot();
        long table = all.relations().getLast().oid();
        WriteSnapshot insert = new WriteSnapshot(
                List.of(new AccessRow(table, true, false, false, false, false, true)),
                all.writes().columns(),
                List.of(),
                List.of(),
                List.of());
        DatabaseSnapshot part = written(all.withColumns(unread(all.columns(), table)), insert);

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("writer", part));

        assertThat(catalogs.whole().writeModel().fields()).containsKey("createUser");
        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.tables()).containsOnlyKeys("User");
        assertThat(writer.writeModel().fields()).containsOnlyKeys("createTbUser", "bulkCreateTbUsers");
        assertThat(TablesWithoutViews.notices(catalogs))
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("The role writer may only create into public.tb_user", "\"tbUsers\"", "\"users\"");
        assertThat(CatalogBuilder.build(part, SCOPE).writeModel().fields())
                .containsOnlyKeys("createTbUser", "bulkCreateTbUsers");
    }

    @Test
    void aViewAndItsTableThatAreOnlyCreatedIntoAreServedEachByItself() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        DatabaseSnapshot created = onlyCreated(db.writableSnapshot());

        assertThat(CatalogBuilder.build(created, SCOPE).writeModel().fields())
                .containsOnlyKeys("createUser", "bulkCreateUsers", "createTbUser", "bulkCreateTbUsers");
    }

    private static DatabaseSnapshot onlyCreated(DatabaseSnapshot part) {
        List<ColumnRow> columns = part.columns();
        for (RelationRow relation : part.relations()) {
            columns = unread(columns, relation.oid());
        }
        return part.withColumns(columns);
    }

    private static List<ColumnRow> unread(List<ColumnRow> columns, long relation) {
        return columns.stream()
                .map(row -> row.relation() != relation
                        ? row
                        : new ColumnRow(
                                row.relation(),
                                row.number(),
                                row.name(),
                                row.type(),
                                row.notNull(),
                                row.hasDefault(),
                                row.identity(),
                                row.generated(),
                                row.comment(),
                                false))
                .toList();
    }

    @Test
    void aRelationIsCalledTheSameWhereTheOtherKeyIsUnknown() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("team").columns("id int4!").primaryKey("id");
        db.table("match").columns("id int4!, home int4, away int4").primaryKey("id");
        db.foreignKey("match_home", "match", "home", "team", "id");
        db.foreignKey("match_away", "match", "away", "team", "id");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.withColumns(all.columns().stream()
                .filter(column -> !column.name().equals("away"))
                .toList());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.table("Match").relationshipsByField()).containsOnlyKeys("teamByHome");
        assertThat(reader.table("Team").relationshipsByField()).containsOnlyKeys("matchesByHome");
    }

    /** Beside one that has more columns for others, a table that is nothing but two keys is no way to go. */
    @Test
    void noRoleHasAWayThroughATableThatIsMoreForOthers() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("post").columns("id int4!").primaryKey("id");
        db.table("tag").columns("id int4!").primaryKey("id");
        db.table("post_tag").columns("post_id int4!, tag_id int4!, made text").primaryKey("post_id, tag_id");
        db.foreignKey("tagged_post", "post_tag", "post_id", "post", "id");
        db.foreignKey("tagged_tag", "post_tag", "tag_id", "tag", "id");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.withColumns(all.columns().stream()
                .filter(column -> !column.name().equals("made"))
                .toList());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        assertThat(catalogs.byRole()
                        .getOrDefault("reader", Catalog.EMPTY)
                        .table("Post")
                        .relationshipsByField())
                .containsOnlyKeys("postTags");
    }

    @Test
    void functionsThatCannotBeToldApartAreLeftOutForWhoMayUseOneOfThem() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("post").columns("id int4!").primaryKey("id");
        db.function("find", 's', "term text", "text");
        db.function("find", 's', "term int4", "text");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.withRoutines(all.routines().subList(0, 1));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        assertThat(catalogs.byRole().getOrDefault("reader", Catalog.EMPTY).queries())
                .containsOnlyKeys("post", "posts");
        assertThat(catalogs.notices()).extracting(Notice::kind).containsOnly(Notice.Kind.LEFT_OUT);
    }

    /** Regression: a second type of the same name took the place of the first. */
    @Test
    void objectsOfDocumentsThatWishTheSameNameAreTwoTypes() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("user")
                .columns("id int4!, data jsonb")
                .primaryKey("id")
                .comment("@type {address: {city: {street: String}}, addresses: [{zip: String}], "
                        + "addressCity: {code: String}}");

        Catalog catalog = db.catalog();

        assertThat(documentKeys(catalog.table("User"), catalog))
                .containsExactly("address.city.street", "addresses.zip", "addressCity.code");
        DatabaseSnapshot all = db.writableSnapshot();
        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", all.withRoutines(List.of())));
        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.tables()).containsOnlyKeys(catalog.tables().keySet());
    }

    private static List<String> documentKeys(Table table, Catalog catalog) {
        List<String> keys = new ArrayList<>();
        for (Column column : table.columns()) {
            column.document().ifPresent(key -> {
                DocumentShape shape = key.shape() instanceof DocumentShape.Items items ? items.item() : key.shape();
                if (shape instanceof DocumentShape.Embedded object) {
                    documentKeys(catalog.table(object.typeName()), catalog)
                            .forEach(inner -> keys.add(column.fieldName() + "." + inner));
                } else {
                    keys.add(column.fieldName());
                }
            });
        }
        return keys;
    }

    /** Regression: as above. */
    @Test
    void resultsOfFunctionsThatWishTheSameNameAreTwoTypes() {
        SnapshotFixture db = new SnapshotFixture();
        db.composite("point_row", "x int4, y int4");
        db.composite("word_row", "p text, q text");
        db.function("locate", 's', "a int4", "point_row");
        db.function("locate", 'v', "a int4, b int4", "word_row");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("LocateRow").columns())
                .extracting(Column::name)
                .containsExactly("x", "y");
        assertThat(catalog.table("LocateFunctionRow").columns())
                .extracting(Column::name)
                .containsExactly("p", "q");
    }

    /** Regression: a condition of an interceptor's on the column went to the key, which users may write. */
    @Test
    void aKeyOfADocumentIsNotCalledLikeAColumnThatTheRoleMayNotRead() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("doc")
                .columns("id int4!, tenant_id text, data jsonb")
                .primaryKey("id")
                .comment("@type {tenantId: String, title: String, data: String}");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.withColumns(all.columns().stream()
                .filter(column -> !column.name().equals("tenant_id"))
                .toList());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.table("Doc").columns())
                .extracting(Column::name)
                .containsExactly("id", "data -> title", "data -> data");
    }

    /** Regression: for the one role it was the function, for the other a row of the view. */
    @Test
    void aMutationThroughAViewIsCalledAsThatOfTheTableBehindIt() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        db.function("create_user", 'v', "name text", "int4");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot view =
                all.without(List.of(all.relations().getLast().oid())).withRoutines(List.of());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("writer", view));

        assertThat(catalogs.whole().writeModel().fields()).containsKey("createVUser");
        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.writeModel().fields()).containsKey("createVUser").doesNotContainKey("createUser");
    }

    /** What is offered to one role only is not called like a function that others may call. */
    @Test
    void aMutationThatNobodyElseHasMakesWayForFunctionsOfOthers() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        db.function("create_user", 'v', "name text", "int4");
        DatabaseSnapshot all = db.writableSnapshot();
        long view = all.relations().getFirst().oid();
        long table = all.relations().getLast().oid();
        WriteSnapshot ofView = new WriteSnapshot(
                List.of(new AccessRow(view, true, true, true, false, false, true)),
                all.writes().columns(),
                List.of(),
                List.of(),
                List.of());
        DatabaseSnapshot whole = written(all, ofView);
        DatabaseSnapshot part = whole.without(List.of(table)).withRoutines(List.of());

        CatalogsByRole catalogs = catalogs(whole, Collections.singletonMap("writer", part));

        assertThat(catalogs.whole().writeModel().routines()).containsOnlyKeys("createUser");
        Catalog writer = catalogs.byRole().getOrDefault("writer", Catalog.EMPTY);
        assertThat(writer.writeModel().fields()).isNotEmpty().doesNotContainKey("createUser");
    }

    /** Regression: for a role that may call one of several functions the file of directives meant that one. */
    @Test
    void theFileOfDirectivesMeansTheSameForAllRoles() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("plan").columns("id int4!").primaryKey("id");
        db.function("find", 's', "term text", "text");
        db.function("find", 's', "term text, year int4", "text");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.without(List.of(all.relations().getFirst().oid()))
                .withRoutines(all.routines().subList(0, 1));
        Map<String, String> directives = new LinkedHashMap<>();
        directives.put("public.find", "@omit");
        directives.put("public.plan", "@name Tariff");

        CatalogsByRole catalogs = RoleCatalogs.of(
                new DatabaseReading(all, Collections.singletonMap("reader", part), List.of()),
                SCOPE,
                new CatalogOptions(false, TakenNames.NONE, directives));

        assertThat(catalogs.whole().queries()).containsKeys("find", "findByTermAndYear", "tariffs");
        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.queries()).containsOnlyKeys("find");
        assertThat(reader.notices()).isEmpty();
        assertThat(catalogs.notices())
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("names public.find, of which there are several");
    }

    /** Regression: where the role had no table of the first schema, another table of that name had its documents. */
    @Test
    void aDeclaredShapeIsThatOfOneTableForAllRoles() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("account").columns("id int4!, data jsonb").primaryKey("id");
        db.relation("shop", "account", 'r').columns("id int4!, data jsonb").primaryKey("id");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.without(List.of(all.relations().getFirst().oid()));
        DeclaredShape shape = new DeclaredShape("account", "{owner: String}", "the record Account");

        CatalogsByRole catalogs = RoleCatalogs.of(
                new DatabaseReading(all, Collections.singletonMap("reader", part), List.of()),
                SCOPE,
                new CatalogOptions(false, TakenNames.NONE, Collections.emptyMap(), List.of(shape)));

        assertThat(catalogs.whole().table("Account").columns())
                .extracting(Column::fieldName)
                .contains("owner");
        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.table("ShopAccount").columns())
                .extracting(Column::fieldName)
                .containsExactly("id", "data");
    }

    /** Regression: for a role that may not read the id, the id that a function told was looked for among the primary keys. */
    @Test
    void theRowThatAFunctionTellsOfIsFoundByTheSameColumnForAllRoles() {
        SnapshotFixture db = new SnapshotFixture();
        db.table("user")
                .columns("pk int4!, id text!, name text")
                .primaryKey("pk")
                .unique("id");
        db.composite(
                "mutation_response",
                "status text, message text, entity_id text, entity_type text, entity jsonb, updated_fields text[], "
                        + "cascade jsonb, metadata jsonb");
        db.function("create_user", 'v', "name text", "mutation_response");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.withColumns(all.columns().stream()
                .filter(column -> !column.name().equals("id"))
                .toList());

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("writer", part));

        assertThat(entityKeys(catalogs.whole())).containsExactly("id");
        assertThat(entityKeys(catalogs.byRole().getOrDefault("writer", Catalog.EMPTY)))
                .isEmpty();
    }

    private static List<String> entityKeys(Catalog catalog) {
        List<String> keys = new ArrayList<>();
        catalog.writeModel().routines().values().forEach(mutation -> {
            if (mutation instanceof RoutineMutation.Response(Routine routine, MutationResponse response)) {
                response.entity().ifPresent(entity -> keys.add(entity.key().name()));
            }
        });
        return keys;
    }

    /** The one gives rows of the view, the other rows of the table behind it: for nobody are there both. */
    @Test
    void functionsOfRowsThatNobodyHasTogetherHaveTwoNames() {
        SnapshotFixture db = new SnapshotFixture();
        db.view("v_user").columns("id int4!, name text");
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        db.table("post").columns("id int4!").primaryKey("id");
        db.function("best", 's', "row post", "setof v_user");
        db.function("best", 's', "row post, n int4", "setof tb_user");
        DatabaseSnapshot all = db.writableSnapshot();
        DatabaseSnapshot part = all.without(List.of(all.relations().getFirst().oid()));

        CatalogsByRole catalogs = catalogs(all, Collections.singletonMap("reader", part));

        Meanings meanings = new Meanings(tablesBehind());
        catalogs.each().forEach(meanings::add);
        assertThat(meanings.contradictions()).isEmpty();
        Catalog reader = catalogs.byRole().getOrDefault("reader", Catalog.EMPTY);
        assertThat(reader.table("Post").functions())
                .extracting(function -> function.fieldName())
                .containsExactly("bestFunction");
    }

    private static DatabaseSnapshot written(DatabaseSnapshot part, WriteSnapshot writes) {
        return new DatabaseSnapshot(
                part.serverVersion(),
                part.relations(),
                part.columns(),
                part.keys(),
                part.indexes(),
                part.foreignKeys(),
                part.types(),
                part.attributes(),
                part.routines(),
                writes,
                part.assurances(),
                part.statistics());
    }
}

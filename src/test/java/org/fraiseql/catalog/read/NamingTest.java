package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLObjectType;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Routine;
import org.fraiseql.catalog.RowFunction;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conflicts of names: nothing vanishes, everything is told (CONTRACT section 1). */
class NamingTest {
    private final SnapshotFixture db = new SnapshotFixture();

    // tables

    @Test
    void theTableThatBearsTheNameHasItAndTheViewKeepsItsPrefix() {
        db.view("v_plan").columns("id int4");
        db.table("plan").columns("id int4!").primaryKey("id");

        Catalog catalog = db.catalog();

        assertThat(readFrom(catalog)).containsEntry("Plan", "public.plan").containsEntry("VPlan", "public.v_plan");
        assertThat(catalog.queries().keySet()).containsExactlyInAnyOrder("plan", "plans", "vPlans");
        assertThat(told(catalog))
                .containsExactlyInAnyOrder(
                        "public.v_plan and public.plan both become the type \"Plan\": "
                                + "public.v_plan is served as \"VPlan\" (vPlan, vPlans). Give one of them another name with a comment line \"@name OtherName\".");
    }

    @Test
    void whatWasSingularAlreadyHasTheNameAndTheOtherItsKindBehindIt() {
        db.table("queues").columns("id int4!").primaryKey("id");
        db.table("queue").columns("id int4!").primaryKey("id");

        Catalog catalog = db.catalog();

        assertThat(readFrom(catalog))
                .containsEntry("Queue", "public.queue")
                .containsEntry("QueuesTable", "public.queues");
        assertThat(catalog.queries().keySet())
                .containsExactlyInAnyOrder("queue", "queues", "queuesTable", "queuesTables");
    }

    @Test
    void theEarlierOfTheConfiguredSchemasHasTheName() {
        db.relation("shop", "account", 'r').columns("id int4!");
        db.relation("public", "account", 'r').columns("id int4!");

        assertThat(readFrom(db.catalogOf("public", "shop")))
                .containsEntry("Account", "public.account")
                .containsEntry("ShopAccount", "shop.account");
        assertThat(readFrom(db.catalogOf("shop", "public")))
                .containsEntry("Account", "shop.account")
                .containsEntry("PublicAccount", "public.account");
    }

    @Test
    void aGivenNameIsBeforeABornOne() {
        db.table("plan").columns("id int4!");
        db.table("tariffs").columns("id int4!").comment("@name plan");

        assertThat(readFrom(db.catalog()))
                .containsEntry("Plan", "public.tariffs")
                .containsEntry("PlanTable", "public.plan");
    }

    @Test
    void aPairOfTheConventionIsOneAndGivesWayAsOne() {
        db.table("tb_user").columns("id int4!").primaryKey("id");
        db.view("v_user").columns("id int4");
        db.table("user").columns("id int4!");

        Catalog catalog = db.catalog();

        assertThat(readFrom(catalog)).containsEntry("User", "public.user").containsEntry("VUser", "public.v_user");
        assertThat(catalog.table("VUser").writeTo()).contains(new SqlName("public", "tb_user"));
        assertThat(catalog.queries().keySet()).containsExactlyInAnyOrder("users", "vUser", "vUsers");
    }

    @Test
    void viewsWithoutATableBehindThemAreTwo() {
        db.view("mv_user").columns("id int4");
        db.view("v_user").columns("id int4");

        assertThat(readFrom(db.catalog()))
                .containsEntry("User", "public.v_user")
                .containsEntry("MvUser", "public.mv_user");
    }

    @Test
    void theIntruderOfAnotherSchemaGivesWayNotThePairOfTheConvention() {
        db.table("tb_user").columns("id int4!");
        db.view("v_user").columns("id int4");
        db.relation("app", "tb_user", 'r').columns("id int4!");

        assertThat(readFrom(db.catalogOf("public", "app")))
                .containsEntry("User", "public.v_user")
                .containsEntry("TbUser", "app.tb_user");
    }

    @Test
    void whatIsOnlyAFallbackGivesWayToWhatBearsTheName() {
        db.relation("shop", "account", 'r').columns("id int4!");
        db.table("account").columns("id int4!");
        db.table("shop_account").columns("id int4!");

        assertThat(readFrom(db.catalogOf("public", "shop")))
                .containsEntry("Account", "public.account")
                .containsEntry("ShopAccount", "public.shop_account")
                .containsEntry("AccountTable", "shop.account");
    }

    @Test
    void everyTableOfAHundredOfOneNameIsServed() {
        String[] schemas = new String[100];
        for (int i = 0; i < schemas.length; i++) {
            schemas[i] = "s" + i;
            for (String table : List.of("item", "items", "v_item", "tb_items")) {
                db.relation(schemas[i], table, 'r').columns("id int4!").primaryKey("id");
            }
        }

        Catalog catalog = db.catalogOf(schemas);

        // v_item stands for tb_items
        assertThat(catalog.tables()).hasSize(300);
        assertThat(catalog.queries()).hasSize(600);
    }

    @ParameterizedTest
    @CsvSource({
        "2fa, _2fa",
        "order-lines, OrderLine",
        "9 lives, _9Life",
        "Größen, Grossen",
        "名前, _540D_524D",
        "__secret, _Secret"
    })
    void aTableThatGraphQLCannotNameIsServed(String name, String type) {
        db.table(name).columns("id int4!");

        assertThat(readFrom(db.catalog())).containsEntry(type, "public." + name);
        assertThat(db.catalog().notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "subscriptions, SubscriptionRow, subscriptions",
        "queries, QueryRow, queries",
        "points, PointRow, points",
        "dates, DateRow, dates",
        "intervals, IntervalRow, intervals",
        "strings, StringRow, strings",
        "mutations, MutationRow, mutations",
        "int_filters, IntFilterRow, intFilters",
        "presence_filter, PresenceFilterRow, presenceFilters",
        "bits, BitRow, bits",
        "date_ranges, DateRangeRow, dateRanges",
        "date_range_filter, DateRangeFilterRow, dateRangeFilters",
    })
    void onlyTheTypeOfATableMakesWayForWhatGraphQLNeeds(String name, String type, String list) {
        db.table(name).columns("id int4!").primaryKey("id");

        Catalog catalog = db.writableCatalog();

        assertThat(catalog.queries()).containsKey(list);
        assertThat(catalog.table(type).pluralName()).isEqualTo(list);
        String entity = type.replaceFirst("Row$", "");
        assertThat(catalog.writeModel().fields())
                .containsKeys("create" + entity, "delete" + entity)
                .doesNotContainKey("create" + type);
        assertThat(told(catalog)).singleElement().asString().contains("public." + name, type, "GraphQL", "@name");
    }

    /** They were left out, or the other table had no mutations. */
    @ParameterizedTest
    @CsvSource({
        "user_where_inputs, UserWhereInputRow",
        "user_column, UserColumnRow",
        "user_deletions, UserDeletionRow",
        "user_bulk_updates, UserBulkUpdateRow"
    })
    void aTableNamedLikeAnInputOfAnotherKeepsItsFields(String name, String type) {
        db.table("users").columns("id int4!, name text").primaryKey("id");
        db.table(name).columns("id int4!, name text").primaryKey("id");

        Catalog catalog = db.writableCatalog();

        assertThat(catalog.tables().keySet()).containsExactly("User", type);
        assertThat(catalog.writeModel().targets()).hasSize(2);
        assertThat(told(catalog)).singleElement().asString().contains("public." + name, "for public.users", type);
        assertThat(typeNames(catalog)).doesNotHaveDuplicates();
    }

    /** {@code User} + {@code DeleteKeyInput} and {@code UserDelete} + {@code KeyInput}. */
    @Test
    void inputsOfTwoTablesAreNeverOneType() {
        db.table("users").columns("id int4!, j jsonb").primaryKey("id");
        db.table("user_delete").columns("id int4!").primaryKey("id");

        assertThat(db.writableCatalog().tables().keySet()).containsExactly("User", "UserDeleteRow");
    }

    @Test
    void aTableOfNothingToSelectIsLeftOutWithALine() {
        db.typeOfExtension("tsvector");
        db.domain("words", "tsvector");
        db.table("search_index").columns("words tsvector, more words");
        db.table("posts").columns("id int4!, words tsvector");

        Catalog catalog = db.catalog();

        assertThat(catalog.tables().keySet()).containsExactly("Post");
        assertThat(catalog.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.LEFT_OUT);
            assertThat(notice.message()).contains("public.search_index", "no column");
        });
    }

    @Test
    void aTableThatIsLeftOutWantsNoName() {
        db.table("plan");
        db.view("v_plan").columns("id int4");

        assertThat(readFrom(db.catalog()))
                .containsEntry("Plan", "public.v_plan")
                .hasSize(1);
    }

    /** A type of GraphQL has a field. */
    @Test
    void aTypeOfNothingToSelectIsServedAsItsText() {
        db.typeOfExtension("tsvector");
        db.composite("found", "words tsvector");
        db.enumType("nothing");
        db.table("posts").columns("id int4!, found found, nothing nothing").primaryKey("id");
        db.function("hits", 's', "", "setof found");

        Catalog catalog = db.writableCatalog();

        assertThat(catalog.composites()).isEmpty();
        assertThat(catalog.enums()).isEmpty();
        assertThat(catalog.tables().keySet()).containsExactly("Post");
        assertThat(catalog.table("Post").columns())
                .extracting(column -> column.type().graphQLName())
                .containsExactly("Int", "String", "String");
        assertThat(catalog.notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("public.nothing") && message.contains("no labels"))
                .anyMatch(message -> message.contains("public.hits"));
        assertThat(SchemaTypes.of(catalog).alone().getObjectType("Post")).isNotNull();
    }

    /** Neither an empty name nor two underscores, which belong to introspection. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "_",
                "__",
                "___x",
                "-",
                "  ",
                "tb_",
                "v_1",
                "tb__",
                "$",
                "1",
                "é",
                "query",
                "__typename",
                "__schema"
            })
    void whateverATableAndItsColumnsAreCalledIsServed(String name) {
        db.table(name).column("id", "int4!").column(name, "text").primaryKey("id");
        db.table(name + "x").column("id", "int4!").column(name, "int4").primaryKey("id");
        db.foreignKey("fk", name + "x", name, name, "id");

        Catalog catalog = db.writableCatalog();

        assertThat(catalog.tables()).hasSize(2);
        assertThat(catalog.queries()).hasSize(4);
        assertThat(catalog.tables().values())
                .allSatisfy(table -> assertThat(table.columns()).hasSize(2));
        assertThat(SchemaTypes.of(catalog).alone().getAllTypesAsList())
                .filteredOn(type -> type instanceof GraphQLObjectType)
                .filteredOn(type -> !type.getName().startsWith("__"))
                .hasSizeGreaterThanOrEqualTo(4)
                .flatExtracting(type -> ((GraphQLObjectType) type).getFieldDefinitions())
                .extracting(GraphQLFieldDefinition::getName)
                .allMatch(field -> org.fraiseql.catalog.Names.isGraphQLName(field));
    }

    // columns

    @ParameterizedTest
    @CsvSource({
        "Zip Code, zipCode",
        "Addr.Type, addrType",
        "2012, _2012",
        "größe, grosse",
        "Größe, Grosse",
        "__two, _two"
    })
    void aColumnThatGraphQLCannotNameIsServed(String name, String field) {
        db.table("users").column("id", "int4!").column(name, "text");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("User"))).containsEntry("id", "id").containsEntry(field, name);
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void columnsThatCollideWriteTheirOddCharactersInCodes() {
        db.table("users").column("A+", "text").column("A-", "text").column("id", "int4!");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("User")))
                .containsEntry("A_2B", "A+")
                .containsEntry("A_2D", "A-")
                .hasSize(3);
        assertThat(told(catalog))
                .hasSize(2)
                .allMatch(message ->
                        message.contains("\"A+\"") && message.contains("\"A-\"") && message.contains("public.users"));
    }

    @Test
    void columnsThatStillCollideAreNumberedInTheirOrder() {
        db.table("users").columns("first_name text, firstName text, first__name text");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("User")))
                .containsEntry("firstName", "first_name")
                .containsEntry("firstName_2", "firstName")
                .containsEntry("firstName_3", "first__name");
        assertThat(told(catalog)).first().asString().contains("\"first_name\"", "\"firstName\"", "@name", "@omit");
    }

    /** Otherwise the new column would take the name of the old one. */
    @Test
    void aColumnThatIsAddedNeverTakesANameThatWasAnothers() {
        db.table("users").column("first name", "text").column("first_name", "text");

        assertThat(fields(db.catalog().table("User")))
                .containsEntry("first_20name", "first name")
                .containsEntry("firstName_2", "first_name");
    }

    @Test
    void aNameGivenByACommentIsBeforeABornOne() {
        db.table("users").column("id", "int4!").column("a", "text", "@name id");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("User"))).containsEntry("id", "a").containsEntry("id_2", "id");
        assertThat(told(catalog)).singleElement().asString().contains("\"id\"", "\"a\"");
    }

    @Test
    void keysOfConditionsAreNoColumns() {
        db.table("rows").columns("id int4!, isnull bool, AND text").primaryKey("id");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("Row")))
                .containsEntry("isnull_2", "isnull")
                .containsEntry("AND_2", "AND");
        assertThat(told(catalog)).hasSize(2);
    }

    @Test
    void aColumnIsCalledTheSameInTheViewAndInTheTableBehindIt() {
        db.table("tb_item")
                .column("id", "int4!")
                .column("first_name", "text")
                .column("first name", "text")
                .column("owner", "text")
                .column("owner_id", "int4")
                .primaryKey("id");
        db.view("v_item").column("id", "int4").column("first name", "text").column("owner_id", "int4");
        db.table("owner").columns("id int4!").primaryKey("id");
        db.foreignKey("fk", "tb_item", "owner_id", "owner", "id");

        Catalog catalog = db.writableCatalog();

        assertThat(fields(catalog.table("Item"))).containsEntry("firstName", "first name");
        Map<String, String> inputs = new LinkedHashMap<>();
        WriteTarget target =
                Objects.requireNonNull(catalog.writeModel().targets().get("Item"));
        target.columns()
                .forEach(
                        column -> inputs.put(column.fieldName(), column.column().name()));
        assertThat(inputs)
                .containsEntry("firstName", "first name")
                .containsEntry("firstName_2", "first_name")
                .containsEntry("owner_2", "owner");
        assertThat(catalog.writeModel().nestings().of(target))
                .singleElement()
                .satisfies(nesting -> assertThat(nesting.fieldName()).isEqualTo("owner"));
    }

    // enums and composites

    @Test
    void labelsThatCollideWriteTheirOddCharactersInCodes() {
        db.enumType("blood", "A+", "A-", "0");
        db.table("donors").columns("id int4!, blood blood");

        Catalog catalog = db.catalog();

        assertThat(labels(catalog))
                .containsExactly(
                        new EnumType.Label("A+", "A_2B"),
                        new EnumType.Label("A-", "A_2D"),
                        new EnumType.Label("0", "_0"));
        assertThat(told(catalog)).hasSize(2).allMatch(message -> message.contains("public.blood"));
    }

    @Test
    void aLaterLabelNeverTakesTheNameOfAnEarlierOne() {
        db.enumType("mood", "very-sad", "very_sad", "--", "", "a_2D", "a-", "a+");
        db.table("users").columns("mood mood");

        assertThat(labels(db.catalog()))
                .containsExactly(
                        new EnumType.Label("very-sad", "very_2Dsad"),
                        new EnumType.Label("very_sad", "very_sad_2"),
                        new EnumType.Label("--", "_2D_2D"),
                        new EnumType.Label("", "_2"),
                        new EnumType.Label("a_2D", "a_2D"),
                        new EnumType.Label("a-", "a_2D_2"),
                        new EnumType.Label("a+", "a_2B"));
    }

    @Test
    void anEnumOfAnotherSchemaHasThatBeforeItsName() {
        db.enumOf("app", "mood", "a").enumType("mood", "b");
        db.table("users").columns("mine app.mood, yours mood");

        Catalog catalog = db.catalog();

        assertThat(catalog.enums()).extracting(EnumType::typeName).containsExactly("AppMood", "Mood");
        assertThat(told(catalog)).singleElement().asString().contains("app.mood", "public.mood", "AppMood");
    }

    /** The first use of an enum in an earlier table took the name from another. */
    @Test
    void whatATypeIsCalledDoesNotHangOnWhereItIsUsed() {
        db.enumOf("app", "mood", "a").enumType("mood", "b");
        db.table("users").columns("mine app.mood");

        assertThat(db.catalog().enums()).extracting(EnumType::typeName).containsExactly("AppMood");
    }

    @Test
    void attributesOfACompositeAreNamedLikeColumns() {
        db.composite("address", "Zip Code text, zip.code text, street text");
        db.table("users").columns("home address");

        assertThat(db.catalog().composites()).singleElement().satisfies(type -> assertThat(type.attributes())
                .extracting(Column::fieldName)
                .containsExactly("Zip_20Code", "zip_2Ecode", "street"));
    }

    // queries, functions and beans

    @Test
    void aQueryThatTwoTablesWantIsNobodys() {
        db.table("user_by_email").columns("id int4!").primaryKey("id");
        db.table("users").columns("id int4!, email text").primaryKey("id").unique("email");

        Catalog catalog = db.catalog();

        assertThat(catalog.queries().keySet())
                .containsExactlyInAnyOrder("user", "users", "usersTableByEmail", "userByEmailTable", "userByEmails");
        assertThat(told(catalog))
                .hasSize(2)
                .allMatch(message -> message.contains("public.users") && message.contains("\"userByEmail\""));
    }

    /** Regression: it was said that only the first argument may be a row, which it is. */
    @Test
    void aVolatileFunctionOfARowIsToldWhatItLacks() {
        db.table("users").columns("id int4!, name text").primaryKey("id");
        db.function("full_name", 'v', "u users", "text").function("greeting", 'v', "word text, u users", "text");

        Catalog catalog = db.catalog();

        assertThat(catalog.notices())
                .extracting(Notice::message)
                .satisfiesExactly(
                        message -> assertThat(message)
                                .startsWith(
                                        "Function public.full_name is left out: it takes a row of public.users and is VOLATILE. Declare it STABLE or IMMUTABLE, and it is a field of \"User\""),
                        message -> assertThat(message)
                                .startsWith(
                                        "Function public.greeting is left out: its argument \"u\" is a row, as only the first one may be"));
    }

    @Test
    void aFunctionGivesWayToATableUnlessItCarriesItsName() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.function("users", 's', "", "int4");
        db.function("public", "other", 's', "", "int4", "@name user");

        Catalog catalog = db.catalog();

        assertThat(catalog.queries().keySet())
                .containsExactlyInAnyOrder("users", "usersFunction", "user", "publicUser");
        assertThat(told(catalog)).hasSize(2);
    }

    @Test
    void functionsOfTwoSchemasAreToldApartByTheSchema() {
        db.function("search", 's', "", "int4");
        db.function("app", "search", 's', "", "int4", null);

        assertThat(db.catalogOf("public", "app").queries().keySet()).containsExactlyInAnyOrder("search", "appSearch");
    }

    @Test
    void overloadsAreToldApartByTheNamesOfTheirArguments() {
        db.function("search", 's', "term text", "int4").function("search", 's', "term text, year int4", "int4");
        db.function("twice", 's', "a int4", "int4").function("twice", 's', "a text", "text");
        db.function("add", 'v', "term text", "int4").function("add", 'v', "term text, year int4", "int4");

        Catalog catalog = db.catalog();

        assertThat(catalog.queries().keySet()).containsExactlyInAnyOrder("search", "searchByTermAndYear");
        assertThat(catalog.writeModel().routines().keySet()).containsExactlyInAnyOrder("add", "addByTermAndYear");
        assertThat(catalog.notices()).singleElement().satisfies(notice -> assertThat(notice.message())
                .contains("public.twice", "same names of arguments"));
    }

    /** Regression: the function that was added took over calls of the one that was there. */
    @Test
    void nobodyHasTheShortNameOfOverloadsThatCanBeCalledAlike() {
        db.strictFunction("search", 's', List.of("term", "lim"), 2).strictFunction("search", 's', List.of("lim"), 0);
        db.strictFunction("find", 's', List.of("term"), 1).strictFunction("find", 's', List.of(), 0);
        db.strictFunction("seek", 's', List.of("term", "lim"), 0).strictFunction("seek", 's', List.of("lim"), 0);

        assertThat(db.catalog().queries().keySet())
                .containsExactlyInAnyOrder(
                        "searchByTermAndLim",
                        "searchByLim",
                        "findByTerm",
                        "findWithoutArguments",
                        "seek",
                        "seekByTermAndLim");
    }

    @Test
    void anOverloadGivesWayToAFunctionThatIsCalledLikeIt() {
        db.strictFunction("search", 's', List.of("term", "lim"), 0).strictFunction("search", 's', List.of("lim"), 0);
        db.strictFunction("search_by_term_and_lim", 's', List.of("term", "lim"), 0);

        assertThat(db.catalog().queries().keySet())
                .containsExactlyInAnyOrder("search", "searchByTermAndLimFunction", "searchByTermAndLim");
    }

    @Test
    void argumentsAreNamedLikeColumns() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.function("find", 's', "a_b int4, aB int4, limit int4", "setof users");
        db.function("count", 's', "limit int4", "int4");

        Catalog catalog = db.catalog();

        assertThat(arguments(catalog, "find")).containsExactly("aB", "aB_2", "limit_2");
        assertThat(arguments(catalog, "count")).containsExactly("limit");
    }

    @Test
    void aFunctionOfARowGivesWayToAColumn() {
        db.table("users").columns("id int4!, full_name text").primaryKey("id");
        db.function("full_name", 's', "u users", "text");

        Catalog catalog = db.catalog();

        assertThat(fields(catalog.table("User"))).containsKeys("fullName", "fullNameFunction");
        assertThat(told(catalog)).singleElement().asString().contains("public.full_name", "\"fullNameFunction\"");
    }

    /** Regression: the name of the function meant the relation as soon as there was a table of such a name. */
    @Test
    void aFunctionOfARowAndARelationOfOneNameBothDoWithoutIt() {
        db.table("team").columns("id int4!").primaryKey("id");
        db.table("rival").columns("id int4!, team_id int4").primaryKey("id");
        db.foreignKey("rival_team_fkey", "rival", "team_id", "team", "id");
        db.function("rivals", 's', "row team", "setof team");

        Catalog catalog = db.catalog();

        Table team = catalog.table("Team");
        assertThat(team.relationships()).extracting(Relationship::fieldName).containsExactly("rivalsByTeam");
        assertThat(team.functions()).extracting(RowFunction::fieldName).containsExactly("rivalsFunction");
        assertThat(told(catalog))
                .satisfiesExactly(
                        message -> assertThat(message)
                                .contains(
                                        "\"rival_team_fkey\"",
                                        "\"rivalsByTeam\"",
                                        "is what a function of its rows is called, too"),
                        message -> assertThat(message)
                                .contains(
                                        "public.rivals",
                                        "\"rivalsFunction\"",
                                        "is wanted by another field of public.team, too"));
    }

    @Test
    void whatCarriesItsNameHasItBeforeAFunctionOfARowOrARelation() {
        db.table("team").columns("id int4!").primaryKey("id");
        db.table("rival").columns("id int4!, team_id int4").primaryKey("id");
        db.commentedForeignKey("rival_team_fkey", "rival", "team_id", "team", "id", "@names rivals");
        db.function("rivals", 's', "row team", "setof team");
        db.table("club").columns("id int4!").primaryKey("id");
        db.table("member").columns("id int4!, club_id int4").primaryKey("id");
        db.foreignKey("member_club_fkey", "member", "club_id", "club", "id");
        db.function("public", "members_of", 's', "row club", "setof member", "@name members");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("Team").relationship("rivals")).isPresent();
        assertThat(catalog.table("Team").function("rivalsFunction")).isPresent();
        assertThat(catalog.table("Club").relationship("membersByClub")).isPresent();
        assertThat(catalog.table("Club").function("members")).isPresent();
    }

    @Test
    void aBeanKeepsItsTypeAndTheTableHasItsSchemaBeforeIt() {
        db.table("parcels").columns("id int4!").primaryKey("id");
        db.table("books").columns("id int4!").primaryKey("id");

        Catalog catalog = withBeans(List.of("Parcel"), List.of(), List.of());

        assertThat(catalog.tables().keySet()).containsExactly("Book", "PublicParcel");
        assertThat(catalog.queries().keySet())
                .containsExactlyInAnyOrder("book", "books", "publicParcel", "publicParcels");
        assertThat(catalog.writeModel().fields()).containsKeys("createBook", "createPublicParcel");
        assertThat(told(catalog)).singleElement().asString().contains("public.parcels", "bean", "\"Parcel\"", "@name");
    }

    @Test
    void aBeanKeepsItsFieldsAndOnlyThoseOfTheTableMakeWay() {
        db.table("books").columns("id int4!").primaryKey("id");

        Catalog catalog = withBeans(List.of("BookDeletion"), List.of("books"), List.of("createBook"));

        assertThat(catalog.tables().keySet()).containsExactly("BookRow");
        assertThat(catalog.queries().keySet()).containsExactlyInAnyOrder("book", "publicBooks");
        assertThat(catalog.writeModel().fields())
                .containsKeys("createPublicBook", "bulkCreateBooks", "updateBook")
                .doesNotContainKey("createBook");
        assertThat(told(catalog)).hasSize(3);
    }

    @Test
    void aFunctionGivesWayToABean() {
        db.function("send", 'v', "", "int4").function("cost", 's', "", "int4");

        Catalog catalog = withBeans(List.of(), List.of("cost"), List.of("send"));

        assertThat(catalog.queries().keySet()).containsExactly("costFunction");
        assertThat(catalog.writeModel().routines().keySet()).containsExactly("sendFunction");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1x", "two words", "__x", "a-b"})
    void aGivenNameThatGraphQLDoesNotTakeIsNone(String name) {
        db.table("users").column("id", "int4!").comment("@name " + name);

        Catalog catalog = db.catalog();

        assertThat(catalog.tables().keySet()).containsExactly("User");
        assertThat(catalog.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.DIRECTIVE);
            assertThat(notice.message()).contains("public.users", "@name " + name, "GraphQL");
        });
    }

    /** Regression: the mutation of a table was nowhere to be found beside a function of its name. */
    @Test
    void aFunctionHasItsNameAndTheMutationOfATableAnother() {
        db.table("users").columns("id int4!, name text").primaryKey("id");
        db.table("tb_book").columns("id int4!, name text").primaryKey("id");
        db.function("create_user", 'v', "name text", "int4").function("delete_book", 'v', "name text", "int4");

        Catalog catalog = db.writableCatalog();

        assertThat(catalog.writeModel().routines()).containsOnlyKeys("createUser", "deleteBook");
        assertThat(catalog.writeModel().fields())
                .containsKeys("createPublicUser", "updateUser", "bulkCreateUsers", "deleteTbBook", "createBook")
                .doesNotContainKeys("createUser", "deleteBook");
        assertThat(told(catalog))
                .contains(
                        "A mutation of public.users is served as \"createPublicUser\", because \"createUser\" is the function public.create_user. Give one of them another name with a comment line \"@name otherName\".");
    }

    private Catalog withBeans(List<String> types, List<String> queries, List<String> mutations) {
        return db.writableCatalog(new CatalogOptions(
                false, new TakenNames(set(types), set(queries), set(mutations)), new LinkedHashMap<>()));
    }

    private static Set<String> set(Collection<String> names) {
        return new LinkedHashSet<>(names);
    }

    private static Map<String, String> readFrom(Catalog catalog) {
        Map<String, String> tables = new LinkedHashMap<>();
        catalog.tables()
                .forEach((type, table) -> tables.put(type, table.readFrom().toString()));
        return tables;
    }

    private static Map<String, String> fields(Table table) {
        Map<String, String> fields = new LinkedHashMap<>();
        table.columns().forEach(column -> fields.put(column.fieldName(), column.name()));
        return fields;
    }

    private static List<EnumType.Label> labels(Catalog catalog) {
        return catalog.enums().getFirst().labels();
    }

    private static List<String> arguments(Catalog catalog, String query) {
        Routine routine =
                switch (catalog.query(query).orElseThrow()) {
                    case RootField.RowsOf rows -> rows.routine();
                    case RootField.ValueOf value -> value.routine();
                    case RootField.ByKey byKey -> throw new AssertionError(query);
                    case RootField.ListOf list -> throw new AssertionError(query);
                };
        return routine.arguments().stream()
                .map(argument -> argument.fieldName())
                .toList();
    }

    private static List<String> told(Catalog catalog) {
        return catalog.notices().stream()
                .filter(notice -> notice.kind() == Notice.Kind.RENAMED)
                .map(Notice::message)
                .toList();
    }

    private static List<String> typeNames(Catalog catalog) {
        CatalogSchema schema = SchemaTypes.of(catalog);
        return schema.types().stream().map(type -> type.getName()).toList();
    }
}

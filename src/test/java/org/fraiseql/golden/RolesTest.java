package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Meanings;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.catalog.read.CatalogScope;
import org.fraiseql.catalog.read.RoleCatalogs;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.support.EngineException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Each role sees of the catalog what it may use. The sample {@code samples/tenants} on a real PostgreSQL. */
class RolesTest {
    private static final List<String> SCHEMAS = List.of("public");
    private static final Map<String, String> SCHEMA_OF = new LinkedHashMap<>();
    private static final Map<String, Catalog> CATALOGS = new LinkedHashMap<>();

    /** What nobody but its owner may read. */
    private static final String LETTER_BOX = """
            CREATE TABLE letter_box (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, letter text NOT NULL);
            GRANT INSERT ON letter_box TO shop_buyer, shop_editor;
            GRANT UPDATE, DELETE ON letter_box TO shop_buyer;
            """;

    private static JdbcCatalogSource source = source(GoldenDatabase.dataSource());

    @BeforeAll
    static void read() throws IOException {
        Path dump = Files.createTempFile("roles", ".sql");
        Files.writeString(dump, Files.readString(Path.of("samples/tenants/schema.sql")) + LETTER_BOX);
        source = source(SharedDatabase.with("roles", dump));
        Files.delete(dump);
        DatabaseReading reading =
                source.read(SCHEMAS, names("shop_anonymous", "shop_buyer", "shop_editor", "shop_admin", "shop_server"));
        CatalogsByRole catalogs = catalogs(reading, SCHEMAS);
        catalogs.byRole().forEach((role, catalog) -> {
            CATALOGS.put(role, catalog);
            SCHEMA_OF.put(role, catalog.tables().isEmpty() ? "" : print(catalog));
        });
    }

    private static CatalogsByRole catalogs(DatabaseReading reading, List<String> schemas) {
        return RoleCatalogs.of(reading, new CatalogScope(schemas, List.of("*"), List.of()), CatalogOptions.NONE);
    }

    private static String print(Catalog catalog) {
        return new SchemaPrinter(SchemaPrinter.Options.defaultOptions().includeDirectiveDefinitions(false))
                .print(SchemaTypes.of(catalog).alone());
    }

    private static JdbcCatalogSource source(SessionDataSource dataSource) {
        return new JdbcCatalogSource(
                new JdbcBackend(dataSource, Duration.ofSeconds(30), 1).connections(), Duration.ofSeconds(30));
    }

    private static Set<String> names(String... names) {
        return new LinkedHashSet<>(List.of(names));
    }

    private static String schema(String role) {
        return SCHEMA_OF.getOrDefault(role, "");
    }

    private static Catalog catalog(String role) {
        return CATALOGS.getOrDefault(role, Catalog.EMPTY);
    }

    @Test
    void tablesThatARoleMayNotUseAreNotThere() {
        assertThat(catalog("shop_anonymous").tables()).containsOnlyKeys("Product", "CheapProduct");
        assertThat(catalog("shop_buyer").tables())
                .containsOnlyKeys("Product", "CheapProduct", "Tenant", "Purchase", "PurchaseLine");
        assertThat(catalog("shop_server").tables()).isEmpty();
        assertThat(schema("shop_anonymous")).doesNotContain("Purchase", "Tenant", "Account", "tenantId", "cost");
    }

    @Test
    void columnsAreThereForThoseWhoMayReadThem() {
        assertThat(catalog("shop_buyer").table("Product").column("cost")).isEmpty();
        assertThat(catalog("shop_buyer").table("Product").column("price")).isPresent();
        assertThat(catalog("shop_editor").table("Product").column("cost")).isPresent();
    }

    @Test
    void mutationsAreThereForThoseWhoMayWrite() {
        assertThat(schema("shop_anonymous")).doesNotContain("type Mutation");
        assertThat(schema("shop_buyer"))
                .contains("createPurchase(", "updatePurchase(")
                .doesNotContain("createProduct(", "deletePurchase(", "raisePrices", "turnover");
        assertThat(schema("shop_editor")).contains("createProduct(", "deletePurchase(", "raisePrices(", "turnover");
        assertThat(schema("shop_admin")).doesNotContain("type Mutation");
    }

    /** Column privileges: a buyer may change the note of a purchase, and give all of it at first. */
    @Test
    void insertAndUpdateArePrivilegesOfTheirOwn() {
        String buyer = schema("shop_buyer");
        assertThat(input(buyer, "PurchaseUpdateInput")).contains("note").doesNotContain("buyer", "tenant");
        assertThat(input(buyer, "PurchaseCreateInput")).contains("note", "buyer");
    }

    private static String input(String schema, String name) {
        int start = schema.indexOf("input " + name + " ");
        assertThat(start).as(schema).isPositive();
        return schema.substring(start, schema.indexOf('}', start));
    }

    /** Written by whoever may, read by nobody. */
    @Test
    void whatMayOnlyBeWrittenIsInputButNoField() {
        String editor = schema("shop_editor");
        assertThat(input(editor, "AccountCreateInput")).contains("password: String!");
        assertThat(input(editor, "AccountUpdateInput")).contains("password").doesNotContain("email");
        assertThat(catalog("shop_editor").table("Account").column("password")).isEmpty();
        assertThat(input(editor, "AccountWhereInput")).doesNotContain("password");
    }

    /** Regression: it was a type without fields, which is none in GraphQL, so that nothing was served to the role. */
    @Test
    void aTableThatMayOnlyBeCreatedIntoIsNoTypeButAnInput() {
        String buyer = schema("shop_buyer");
        assertThat(buyer)
                .doesNotContain("type LetterBox ", "letterBoxes", "LetterBoxWhereInput", "LetterBoxOrderByInput");
        assertThat(buyer)
                .contains(
                        "createLetterBox(input: LetterBoxCreateInput!): LetterBoxBulkCreation!",
                        "bulkCreateLetterBoxes(input: [LetterBoxCreateInput!]!): LetterBoxBulkCreation!")
                .doesNotContain("updateLetterBox", "deleteLetterBox", "upsertLetterBox", "UpdateLetterBoxes");
        assertThat(input(buyer, "LetterBoxCreateInput")).contains("letter: String!");
        assertThat(schema("shop_anonymous")).doesNotContain("LetterBox");
        assertThat(catalog("shop_buyer").tables()).doesNotContainKey("LetterBox");
    }

    /** Regression: a name was settled among what one role may use, so that it meant another table, or another key, for the next. */
    @Test
    void namesMeanTheSameForAllRoles() {
        SessionDataSource database = SharedDatabase.withSql("names_of_roles", """
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'names_all') THEN
                    CREATE ROLE names_all NOLOGIN;
                    CREATE ROLE names_views NOLOGIN;
                    CREATE ROLE names_shop NOLOGIN;
                    CREATE ROLE names_home NOLOGIN;
                    CREATE ROLE names_writer NOLOGIN;
                  END IF;
                END $$;
                CREATE SCHEMA shop;
                CREATE TYPE "Level" AS ENUM ('low', 'high');
                CREATE TABLE plan (id int PRIMARY KEY, name text, level "Level");
                CREATE VIEW v_plan AS SELECT id, name FROM plan;
                CREATE TABLE level (id int PRIMARY KEY);
                CREATE TABLE account (id int PRIMARY KEY, email text);
                CREATE TABLE shop.account (id int PRIMARY KEY, email text);
                CREATE TABLE tb_user (id int PRIMARY KEY, name text NOT NULL);
                CREATE VIEW v_user AS SELECT id, name FROM tb_user WHERE name <> 'root';
                CREATE TABLE team (id int PRIMARY KEY);
                CREATE TABLE match (id int PRIMARY KEY, home int REFERENCES team, away int REFERENCES team);
                CREATE FUNCTION search(term text) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1';
                CREATE FUNCTION shop.search(term text) RETURNS text LANGUAGE sql STABLE AS 'SELECT $1';
                REVOKE EXECUTE ON ALL FUNCTIONS IN SCHEMA public FROM public;
                GRANT USAGE ON SCHEMA shop TO names_all, names_shop;
                GRANT ALL ON ALL TABLES IN SCHEMA public TO names_all;
                GRANT ALL ON ALL TABLES IN SCHEMA shop TO names_all, names_shop;
                GRANT SELECT ON v_plan, v_user TO names_views;
                GRANT SELECT (id, home) ON match TO names_home;
                GRANT SELECT ON team TO names_home;
                GRANT ALL ON tb_user TO names_writer;
                GRANT SELECT (id, level) ON plan TO names_writer;
                """);
        List<String> schemas = List.of("public", "shop");
        Set<String> roles = names("names_all", "names_views", "names_shop", "names_home", "names_writer");
        CatalogsByRole catalogs = catalogs(source(database).read(schemas, roles), schemas);

        Meanings meanings = new Meanings(Collections.singletonMap("public.v_user", "public.tb_user"));
        catalogs.each().forEach(meanings::add);
        assertThat(meanings.contradictions()).isEmpty();
        assertThat(readFrom(catalogs, "names_views"))
                .containsExactlyInAnyOrder("VPlan = public.v_plan", "User = public.v_user");
        assertThat(readFrom(catalogs, "names_shop")).containsExactly("ShopAccount = shop.account");
        assertThat(readFrom(catalogs, "names_writer"))
                .containsExactlyInAnyOrder("TbUser = public.tb_user", "Plan = public.plan");
        assertThat(catalog(catalogs, "names_shop").queries()).containsKey("shopSearch");
        assertThat(catalog(catalogs, "names_home").table("Match").relationshipsByField())
                .containsOnlyKeys("teamByHome");
        assertThat(catalog(catalogs, "names_writer").enums())
                .extracting(EnumType::typeName)
                .containsExactly("LevelEnum");
        // who lacks a table is not told of it
        assertThat(print(catalog(catalogs, "names_views"))).doesNotContain("TbUser", "type Plan ", "Account");
    }

    private static Catalog catalog(CatalogsByRole catalogs, String role) {
        return catalogs.byRole().getOrDefault(role, Catalog.EMPTY);
    }

    private static List<String> readFrom(CatalogsByRole catalogs, String role) {
        return catalog(catalogs, role).tables().values().stream()
                .map(table -> table.typeName() + " = " + table.readFrom())
                .toList();
    }

    /** Nobody was told that policies do not bind them. */
    @Test
    void rolesWhomPoliciesDoNotBindAreTold() {
        SessionDataSource database = SharedDatabase.withSql("unbound", """
                DO $$ BEGIN
                  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'roles_owner') THEN
                    CREATE ROLE roles_owner NOLOGIN;
                    CREATE ROLE roles_member NOLOGIN IN ROLE roles_owner;
                    CREATE ROLE roles_bypassing NOLOGIN BYPASSRLS;
                    CREATE ROLE roles_plain NOLOGIN;
                  END IF;
                END $$;
                CREATE TABLE ruled (id int PRIMARY KEY);
                ALTER TABLE ruled OWNER TO roles_owner;
                ALTER TABLE ruled ENABLE ROW LEVEL SECURITY;
                CREATE TABLE forced (id int PRIMARY KEY);
                ALTER TABLE forced OWNER TO roles_owner;
                ALTER TABLE forced ENABLE ROW LEVEL SECURITY;
                ALTER TABLE forced FORCE ROW LEVEL SECURITY;
                CREATE TABLE open (id int PRIMARY KEY);
                ALTER TABLE open OWNER TO roles_owner;
                """);
        DatabaseReading reading =
                source(database).read(SCHEMAS, names("roles_owner", "roles_member", "roles_bypassing", "roles_plain"));
        assertThat(reading.unbound())
                .containsExactly(
                        new DatabaseReading.UnboundRole("roles_bypassing", true, List.of()),
                        new DatabaseReading.UnboundRole("roles_member", false, List.of("public.ruled")),
                        new DatabaseReading.UnboundRole("roles_owner", false, List.of("public.ruled")));
        assertThat(reading.unbound().get(1).notice().message())
                .startsWith("Policies of public.ruled do not bind the role \"roles_member\"");
    }

    /** Regression: rights on what is not served made a catalog of its own. */
    @Test
    void rolesThatDifferInNothingThatIsServedShareIt() throws IOException {
        SessionDataSource alike = SharedDatabase.withSql("alike", """
                CREATE TABLE thing (id int PRIMARY KEY);
                CREATE TABLE left_out (id int PRIMARY KEY);
                CREATE SCHEMA elsewhere;
                CREATE ROLE alike_a;
                CREATE ROLE alike_b;
                CREATE ROLE alike_c;
                GRANT SELECT ON thing TO alike_a, alike_b, alike_c;
                GRANT USAGE ON SCHEMA elsewhere TO alike_b;
                GRANT SELECT ON left_out TO alike_c;
                """);
        DatabaseReading reading = source(alike).read(SCHEMAS, names("alike_a", "alike_b", "alike_c"));
        assertThat(reading.byRole().get("alike_a")).isEqualTo(reading.byRole().get("alike_b"));
        Map<String, Catalog> byRole = RoleCatalogs.of(
                        reading,
                        new CatalogScope(SCHEMAS, List.of("*"), List.of("public.left_out")),
                        CatalogOptions.NONE)
                .byRole();
        assertThat(byRole.getOrDefault("alike_a", Catalog.EMPTY).tables()).containsOnlyKeys("Thing");
        assertThat(byRole.get("alike_b")).isSameAs(byRole.get("alike_a"));
        assertThat(byRole.get("alike_c")).isSameAs(byRole.get("alike_a"));
    }

    @Test
    void rolesThatCannotBeBecomeAreAProblem() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> source.read(SCHEMAS, names("shop_buyer", "no_such_role", "postgres")))
                .satisfies(e -> assertThat(e.problems().getFirst().message())
                        .contains(
                                "\"no_such_role\" of fraiseql.security does not exist",
                                "\"postgres\" of fraiseql.security is a superuser")
                        .doesNotContain("shop_buyer"));
    }
}

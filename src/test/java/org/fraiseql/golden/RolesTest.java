package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import graphql.schema.idl.SchemaPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.read.CatalogBuilder;
import org.fraiseql.catalog.read.CatalogScope;
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
        reading.byRole().forEach((role, part) -> {
            Catalog catalog = CatalogBuilder.build(part, new CatalogScope(SCHEMAS, List.of("*"), List.of()));
            CATALOGS.put(role, catalog);
            SCHEMA_OF.put(role, catalog.tables().isEmpty() ? "" : print(catalog));
        });
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

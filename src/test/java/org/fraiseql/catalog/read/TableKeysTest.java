package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Objects;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.UniqueKey;
import org.fraiseql.catalog.WriteTarget;
import org.junit.jupiter.api.Test;

/** Which keys a view has, and the table behind it. */
class TableKeysTest {
    private final SnapshotFixture db = new SnapshotFixture();

    private static List<String> key(Catalog catalog, String query) {
        RootField.ByKey field = (RootField.ByKey) catalog.query(query).orElseThrow();
        return names(field.key());
    }

    private static List<String> names(UniqueKey key) {
        return key.columns().stream().map(Column::fieldName).toList();
    }

    private static List<String> identity(Catalog catalog, String type) {
        WriteTarget target =
                Objects.requireNonNull(catalog.writeModel().targets().get(type));
        return names(target.identity().orElseThrow());
    }

    /** Regression: all generated mutations were lost without a word. */
    @Test
    void aViewWithoutThePrimaryKeyHasTheIdOfTheTableBehindIt() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid!, email text!")
                .primaryKey("pk_user")
                .unique("id")
                .unique("email");
        db.view("v_user").columns("id uuid, email text, data jsonb");
        Catalog catalog = db.writableCatalog();

        assertThat(key(catalog, "user")).containsExactly("id");
        assertThat(key(catalog, "userByEmail")).containsExactly("email");
        assertThat(catalog.query("userById")).isEmpty();
        assertThat(catalog.writeModel().fields().keySet())
                .contains("createUser", "updateUser", "deleteUser", "upsertUser", "bulkCreateUsers");
        assertThat(identity(catalog, "User")).containsExactly("id");
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void anotherUniqueColumnThatIsNeverNullFindsAWrittenRowAgain() {
        db.table("tb_user")
                .columns("pk_user int4!, email text!, nick text")
                .primaryKey("pk_user")
                .unique("nick")
                .unique("email");
        db.view("v_user").columns("email text, nick text, data jsonb");
        Catalog catalog = db.writableCatalog();

        assertThat(catalog.query("user")).isEmpty();
        assertThat(identity(catalog, "User")).containsExactly("email");
    }

    @Test
    void anIdThatMayBeNullIsNoPrimaryKey() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid")
                .primaryKey("pk_user")
                .unique("id");
        db.view("v_user").columns("id uuid, data jsonb");
        Catalog catalog = db.writableCatalog();

        assertThat(catalog.query("user")).isEmpty();
        assertThat(key(catalog, "userById")).containsExactly("id");
    }

    @Test
    void aTableWhoseRowsCouldNotBeFoundAgainIsTold() {
        db.table("tb_user").columns("pk_user int4!, name text").primaryKey("pk_user");
        db.view("v_user").columns("name text, data jsonb");
        Catalog catalog = db.writableCatalog();

        assertThat(catalog.writeModel().fields()).isEmpty();
        assertThat(catalog.notices())
                .extracting(Notice::message)
                .singleElement()
                .asString()
                .contains("public.tb_user", "public.v_user", "@key(");
    }

    @Test
    void nothingIsToldOfATableThatMayNotBeWritten() {
        db.table("tb_user").columns("pk_user int4!, name text").primaryKey("pk_user");
        db.view("v_user").columns("name text, data jsonb");

        assertThat(db.catalog().notices()).isEmpty();
    }

    /** Regression: both were the primary key, and each query by one ended with a number. */
    @Test
    void whatTheViewDeclaresComesBeforeThePrimaryKeyOfTheTable() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid!")
                .primaryKey("pk_user")
                .unique("id");
        db.view("v_user").columns("pk_user int4, id uuid, data jsonb").comment("@key(id)");
        Catalog catalog = db.writableCatalog();

        assertThat(catalog.queries().keySet()).containsExactlyInAnyOrder("user", "userById", "userByPkUser", "users");
        assertThat(key(catalog, "user")).containsExactly("id");
        assertThat(catalog.table("User").keys()).filteredOn(UniqueKey::primary).hasSize(1);
        assertThat(identity(catalog, "User")).containsExactly("id");
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void theKeyOfATableThatIsReadComesBeforeThatOfTheTableThatIsWritten() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid!")
                .primaryKey("pk_user")
                .unique("id");
        db.table("tv_user").columns("id uuid!, pk_user int4!, data jsonb").primaryKey("id");
        Catalog catalog = db.writableCatalog();

        assertThat(key(catalog, "user")).containsExactly("id");
        assertThat(key(catalog, "userByPkUser")).containsExactly("pkUser");
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void aDeclaredKeyThatTheTableDoesNotHaveFindsNoWrittenRow() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid!")
                .primaryKey("pk_user")
                .unique("id");
        db.view("v_user").columns("slug text, id uuid, data jsonb").comment("@key(slug)");
        Catalog catalog = db.writableCatalog();

        assertThat(key(catalog, "user")).containsExactly("slug");
        assertThat(identity(catalog, "User")).containsExactly("id");
    }

    @Test
    void aReferenceWithoutColumnsLeadsToThePrimaryKeyOfTheTableBehindTheView() {
        db.table("tb_user")
                .columns("pk_user int4!, id uuid!")
                .primaryKey("pk_user")
                .unique("id");
        db.view("v_user").columns("id uuid, data jsonb");
        db.view("v_post").columns("id uuid, author_id uuid, data jsonb").comment("@references(author_id) v_user");
        Catalog catalog = db.catalog();

        assertThat(catalog.table("Post").relationship("author")).isPresent();
        assertThat(catalog.notices()).isEmpty();
    }
}

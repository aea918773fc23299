package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.TakenNames;
import org.junit.jupiter.api.Test;

class LaidShapesTest {
    private final SnapshotFixture db = new SnapshotFixture();
    private final SnapshotFixture.RelationFixture view = db.view("v_user").columns("id uuid, data jsonb");

    private Catalog catalog(DeclaredShape... shapes) {
        return db.writableCatalog(new CatalogOptions(false, TakenNames.NONE, new LinkedHashMap<>(), List.of(shapes)));
    }

    private static DeclaredShape user(String shape) {
        return new DeclaredShape("v_user", shape, "The record User");
    }

    private static Stream<String> fields(Catalog catalog) {
        return catalog.table("User").columns().stream().map(Column::fieldName);
    }

    private static Stream<String> messages(Catalog catalog) {
        return catalog.notices().stream().map(Notice::message);
    }

    @Test
    void aShapeIsDeclaredFromOutside() {
        Catalog catalog = catalog(user("{email: String!, age: Int}"));
        assertThat(fields(catalog)).contains("id", "email", "age");
        assertThat(messages(catalog)).isEmpty();
        assertThat(fields(catalog(new DeclaredShape("public.v_user", "{email: String}", "x"))))
                .contains("email");
    }

    @Test
    void theCommentCountsAndADifferenceIsTold() {
        view.comment("@type {email: String!}");
        assertThat(messages(catalog(user("{ email: String! }")))).isEmpty();
        Catalog other = catalog(user("{email: String!, age: Int}"));
        assertThat(fields(other)).contains("email").doesNotContain("age");
        assertThat(messages(other))
                .singleElement()
                .asString()
                .startsWith("The record User declares other documents of v_user than its comment does, which counts");
    }

    @Test
    void whatIsNotThereOrDeclaredTwiceIsTold() {
        assertThat(messages(catalog(new DeclaredShape("v_usr", "{a: Int}", "The record Usr"))))
                .singleElement()
                .asString()
                .contains("The record Usr is declared for v_usr, which is not there", "v_user");
        Catalog twice = catalog(user("{email: String}"), new DeclaredShape("v_user", "{age: Int}", "The record Other"));
        assertThat(fields(twice)).contains("email").doesNotContain("age");
        assertThat(messages(twice)).singleElement().asString().contains("The record User and The record Other");
    }
}

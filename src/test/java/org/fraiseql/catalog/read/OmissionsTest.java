package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.schema.GraphQLArgument;
import graphql.schema.GraphQLFieldDefinition;
import graphql.schema.GraphQLInputObjectField;
import graphql.schema.GraphQLInputObjectType;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLObjectType;
import java.util.List;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.schema.CatalogSchema;
import org.fraiseql.schema.SchemaTypes;
import org.junit.jupiter.api.Test;

/** What {@code @omit} leaves out of the schema. */
class OmissionsTest {
    private final SnapshotFixture db = new SnapshotFixture();
    private final SnapshotFixture.RelationFixture users =
            db.table("users").columns("id int4!, name text").primaryKey("id");
    private final SnapshotFixture.RelationFixture posts = db.table("posts")
            .columns("id int4!, title text, author_id int4")
            .primaryKey("id")
            .unique("title");

    OmissionsTest() {
        db.foreignKey("fk", "posts", "author_id", "users", "id");
    }

    @Test
    void aTableThatIsNotFilteredHasNoConditionAnywhere() {
        posts.comment("@omit filter");

        assertThat(arguments("posts")).containsExactly("orderBy", "limit", "offset");
        assertThat(argumentNames(field(object("User"), "posts"))).containsExactly("orderBy", "limit", "offset");
        assertThat(inputFields("UserWhereInput")).containsExactly("id", "name", "AND", "OR", "NOT");
        assertThat(typeNames()).doesNotContain("PostWhereInput", "PostRelationFilter", "PostListFilter");
        assertThat(inputFields("PostConflictInput")).containsExactly("constraint", "update");
        assertThat(mutations())
                .contains("createPost", "updatePost", "deletePost", "bulkCreatePosts", "bulkUpdateUsers")
                .doesNotContain("bulkUpdatePosts", "bulkDeletePosts");
    }

    @Test
    void aTableThatIsNotFilteredIsNoConditionOfItsChildrenEither() {
        users.comment("@omit filter");

        assertThat(inputFields("PostWhereInput")).containsExactly("id", "title", "authorId", "AND", "OR", "NOT");
    }

    @Test
    void aTableThatIsNotSortedHasNoOrderAnywhere() {
        users.comment("@omit order");

        assertThat(arguments("users")).containsExactly("where", "limit", "offset");
        assertThat(inputFields("PostOrderByInput")).containsExactly("id", "title", "authorId");
        assertThat(typeNames()).doesNotContain("UserOrderByInput");
    }

    @Test
    void aColumnThatIsNotFilteredOrSortedIsReadOnly() {
        db.table("notes").column("id", "int4!").column("text", "text", "@omit filter,order");

        assertThat(inputFields("NoteWhereInput")).containsExactly("id", "AND", "OR", "NOT");
        assertThat(inputFields("NoteOrderByInput")).containsExactly("id");
    }

    @Test
    void aTableIsWrittenInTheWaysThatAreLeft() {
        users.comment("@omit create");
        posts.comment("@omit update, delete");

        assertThat(mutations())
                .containsExactlyInAnyOrder(
                        "createPost",
                        "bulkCreatePosts",
                        "updateUser",
                        "bulkUpdateUsers",
                        "deleteUser",
                        "bulkDeleteUsers");
        // a new row is nested in no other way either
        assertThat(inputFields("PostCreateInput")).containsExactly("id", "title", "authorId", "author");
        assertThat(inputFields("UserNestOneInput")).containsExactly("connect");
    }

    @Test
    void aColumnIsWrittenInTheWaysThatAreLeft() {
        db.table("notes")
                .column("id", "int4!")
                .column("text", "text", "@omit update")
                .column("rank", "int4", "@omit create")
                .column("seen", "int4", "@omit create,update")
                .primaryKey("id");

        assertThat(inputFields("NoteCreateInput")).containsExactly("id", "text");
        assertThat(inputFields("NoteUpdateInput")).containsExactly("id", "rank");
        assertThat(inputFields("NoteIncrementInput")).containsExactly("id", "rank");
    }

    /** The comment of either was overlooked: that of the table, and those of the view's columns. */
    @Test
    void aViewAndItsTableOmitTogether() {
        db.table("tb_note")
                .column("id", "int4!")
                .column("text", "text")
                .primaryKey("id")
                .comment("@omit delete");
        db.view("v_note")
                .column("id", "int4!")
                .column("text", "text", "@omit update")
                .comment("@omit create");

        assertThat(mutations()).contains("updateNote").doesNotContain("deleteNote", "createNote");
        assertThat(inputFields("NoteUpdateInput")).containsExactly("id");
    }

    private CatalogSchema schema() {
        return SchemaTypes.of(db.writableCatalog());
    }

    private List<String> mutations() {
        return schema().mutations().stream()
                .map(GraphQLFieldDefinition::getName)
                .toList();
    }

    private List<String> typeNames() {
        return schema().types().stream().map(GraphQLNamedType::getName).toList();
    }

    private List<String> arguments(String query) {
        return argumentNames(schema().queries().stream()
                .filter(field -> field.getName().equals(query))
                .findFirst()
                .orElseThrow());
    }

    private static List<String> argumentNames(GraphQLFieldDefinition field) {
        return field.getArguments().stream().map(GraphQLArgument::getName).toList();
    }

    private static GraphQLFieldDefinition field(GraphQLObjectType type, String name) {
        return type.getFieldDefinitions().stream()
                .filter(field -> field.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private GraphQLObjectType object(String name) {
        return (GraphQLObjectType) type(name);
    }

    private List<String> inputFields(String name) {
        return ((GraphQLInputObjectType) type(name))
                .getFieldDefinitions().stream()
                        .map(GraphQLInputObjectField::getName)
                        .toList();
    }

    private GraphQLNamedType type(String name) {
        return schema().types().stream()
                .filter(type -> type.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }
}

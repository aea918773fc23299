package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Omissions;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Relationship.Cardinality;
import org.fraiseql.catalog.Relationship.ColumnPair;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.catalog.UniqueKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogBuilderTest {
    private final SnapshotFixture db = new SnapshotFixture();

    @Test
    void anEmptyDatabaseIsAnEmptyCatalog() {
        Catalog catalog = db.catalog();

        assertThat(catalog.tables()).isEmpty();
        assertThat(catalog.queries()).isEmpty();
        assertThat(catalog.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            shp  | fraiseql.catalog.schemas names the schema "shp", which is not there. Did you mean "shop"?
            zoo  | fraiseql.catalog.schemas names the schema "zoo", which is not there.
            shop | fraiseql.catalog.schemas names the schema "shop", which the connected role may not use. Grant it USAGE on the schema.
            """)
    void aConfiguredSchemaOfWhichNothingComesIsTold(String schema, String notice) {
        db.table("book").columns("id int4!").primaryKey("id");
        DatabaseSnapshot known = of(
                new Assurances.SchemaRow("public", true, true),
                new Assurances.SchemaRow("shop", false, true),
                new Assurances.SchemaRow("pg_catalog", true, true));

        Catalog catalog =
                CatalogBuilder.build(known, new CatalogScope(List.of("public", schema), List.of("*"), List.of()));

        assertThat(catalog.tables()).containsOnlyKeys("Book");
        assertThat(catalog.notices()).extracting(Notice::message).containsExactly(notice);
    }

    private DatabaseSnapshot of(Assurances.SchemaRow... schemas) {
        DatabaseSnapshot read = db.snapshot();
        return new DatabaseSnapshot(
                read.serverVersion(),
                read.relations(),
                read.columns(),
                read.keys(),
                read.indexes(),
                read.foreignKeys(),
                read.types(),
                read.attributes(),
                read.routines(),
                read.writes(),
                read.assurances().with(List.of(schemas)),
                read.statistics());
    }

    /** Regression: all tables of the database were in other schemas, and the log said that all is well. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            false | true  | * | No table is served: there is none in the schemas public (fraiseql.catalog.schemas). There are some in person, sales.
            false | false | * | No table is served: there is none in the schemas public (fraiseql.catalog.schemas).
            true  | true  | * | No table of the schemas public is served: there is none that the connected role may use and that fraiseql.catalog.include and …exclude leave in.
            true  | true  | a | No table of the schemas public is served: there is none that the connected role may use and that fraiseql.catalog.include and …exclude leave in.
            """)
    void thatNothingIsServedIsTold(boolean isHere, boolean isThere, String include, String notice) {
        if (!include.equals("*")) {
            db.table("book").columns("id int4!").primaryKey("id");
        }
        DatabaseSnapshot known = of(
                new Assurances.SchemaRow("information_schema", true, true),
                new Assurances.SchemaRow("person", true, isThere),
                new Assurances.SchemaRow("pg_catalog", true, true),
                new Assurances.SchemaRow("public", true, isHere),
                new Assurances.SchemaRow("sales", true, isThere),
                new Assurances.SchemaRow("secret", false, true));

        Catalog catalog = CatalogBuilder.build(known, new CatalogScope(List.of("public"), List.of(include), List.of()));

        assertThat(catalog.tables()).isEmpty();
        assertThat(catalog.notices()).extracting(Notice::message).containsExactly(notice);
    }

    @Test
    void aTableHasATypeAKeyQueryAndAList() {
        db.table("tb_order_line")
                .columns("id int4!, line_no int4, note text")
                .primaryKey("id")
                .unique("line_no");

        Catalog catalog = db.catalog();

        Table table = catalog.table("OrderLine");
        assertThat(table.columns()).extracting(Column::fieldName).containsExactly("id", "lineNo", "note");
        assertThat(table.columns()).extracting(Column::isNullable).containsExactly(false, true, true);
        assertThat(catalog.queries().keySet()).containsExactly("orderLine", "orderLineByLineNo", "orderLines");
        assertThat(table.primaryKey()).isPresent();
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void compositeKeysMakeOneQueryWithAllColumns() {
        db.table("seat")
                .columns("row int4!, number int4!, code text, floor int4")
                .primaryKey("row, number")
                .unique("code, floor");

        Catalog catalog = db.catalog();

        assertThat(catalog.query("seat")).get().isInstanceOfSatisfying(RootField.ByKey.class, field -> assertThat(
                        field.key().columns())
                .extracting(Column::fieldName)
                .containsExactly("row", "number"));
        assertThat(catalog.query("seatByCodeAndFloor")).isPresent();
    }

    @Test
    void aTableWithoutKeysHasItsListOnly() {
        db.table("logs").columns("text text");

        assertThat(db.catalog().queries().keySet()).containsExactly("logs");
    }

    @Test
    void twoUniqueConstraintsOverTheSameColumnsMakeOneQuery() {
        db.table("users")
                .columns("id int4!, email text")
                .primaryKey("id")
                .unique("email")
                .unique("email");

        Catalog catalog = db.catalog();

        assertThat(catalog.queries().keySet()).containsExactly("user", "userByEmail", "users");
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void aKeyOverAColumnThatIsNotPublishedIsNone() {
        db.table("users")
                .column("id", "int4!")
                .column("secret", "text", "@omit")
                .unique("secret")
                .unique("no_such");

        assertThat(db.catalog().table("User").keys()).isEmpty();
    }

    /** Regression: each row was repeated for each one that it found, and stood on two pages. */
    @Test
    void aReferenceToColumnsThatAreNoKeyIsLeftOut() {
        db.table("author").columns("id int4!, country text").primaryKey("id");
        db.view("v_visit")
                .columns("id int4, owner int4, country text")
                .comment("@references(country) author(country)\n@references(owner) author(id)");
        Catalog catalog = db.catalog();
        assertThat(catalog.table("Visit").relationships())
                .extracting(
                        Relationship::target,
                        relationship -> relationship.columns().getFirst().local())
                .containsExactly(org.assertj.core.api.Assertions.tuple("Author", "owner"));
        assertThat(catalog.notices())
                .extracting(Notice::message)
                .singleElement(org.assertj.core.api.InstanceOfAssertFactories.STRING)
                .contains("@references(country)", "public.author", "are no key", "@key(country)");
    }

    /** They were two relationships, and the other table had "itemsByAuthor" and "itemsByAuthorByOwner". */
    @Test
    void aDeclaredForeignKeyThatIsThereIsNoSecondRelationship() {
        db.table("author").columns("id int4!").primaryKey("id");
        db.table("tb_item").columns("id int4!, owner int4").primaryKey("id");
        db.foreignKey("item_owner", "tb_item", "owner", "author", "id");
        db.view("v_item").columns("id int4, owner int4").comment("@references(owner) author(id)");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("Item").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("author");
        assertThat(catalog.table("Author").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("items");
    }

    // views by convention

    @Test
    void readsComeFromTheViewAndWritesGoToTheTable() {
        db.table("tb_user").columns("id int4!, name text").primaryKey("id");
        db.view("v_user").columns("id int4, name text, posts int8").readOnly();
        db.view("tv_user").columns("id int4, name text, data jsonb").readOnly();

        Catalog catalog = db.catalog();

        Table user = catalog.table("User");
        assertThat(user.readFrom()).isEqualTo(new SqlName("public", "tv_user"));
        assertThat(user.writeTo()).contains(new SqlName("public", "tb_user"));
        assertThat(user.columns()).extracting(Column::name).containsExactly("id", "name", "data");
        assertThat(user.primaryKey().map(UniqueKey::columns))
                .contains(List.of(user.columns().getFirst()));
        // the other view keeps its prefix
        assertThat(catalog.tables().keySet()).containsExactly("User", "VUser");
        assertThat(catalog.table("VUser").readFrom()).isEqualTo(new SqlName("public", "v_user"));
        assertThat(catalog.notices()).singleElement().satisfies(notice -> assertThat(notice.message())
                .contains("public.v_user", "public.tv_user", "VUser", "@name"));
    }

    @Test
    void foreignKeysOfTheTableBehindAViewAreFollowed() {
        db.table("tb_user").columns("id int4!").primaryKey("id");
        db.view("v_user").columns("id int4");
        db.table("tb_post").columns("id int4!, author_id int4").primaryKey("id");
        db.foreignKey("post_author", "tb_post", "author_id", "tb_user", "id");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("User").relationship("posts")).isPresent();
        assertThat(catalog.table("Post").relationship("author").map(Relationship::target))
                .contains("User");
    }

    @Test
    void aViewAloneIsReadOnlyWhenItCannotBeWritten() {
        db.view("v_report").columns("total numeric").readOnly();
        db.view("v_editable").columns("total numeric");

        assertThat(db.catalog().table("Report").writeTo()).isEmpty();
        assertThat(db.catalog().table("Editable").writeTo()).contains(new SqlName("public", "v_editable"));
    }

    @Test
    void theFilterOfAnEnumIsANameInUseToo() {
        db.enumType("mood", "happy");
        db.table("mood_filters").columns("id int4!, mood mood");

        Catalog catalog = db.catalog();

        assertThat(catalog.tables().keySet()).containsExactly("MoodFilter");
        assertThat(catalog.enums()).extracting(EnumType::typeName).containsExactly("MoodEnum");
    }

    @Test
    void aTableWithoutReadableColumnsIsLeftOut() {
        db.table("secret");
        db.table("posts").columns("id int4!");

        Catalog catalog = db.catalog();

        assertThat(catalog.tables().keySet()).containsExactly("Post");
        assertThat(catalog.notices()).singleElement().satisfies(notice -> {
            assertThat(notice.kind()).isEqualTo(Notice.Kind.LEFT_OUT);
            assertThat(notice.message()).contains("public.secret", "no column");
        });
    }

    // relationships

    @Test
    void aForeignKeyIsWalkedBothWays() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("posts").columns("id int4!, author_id int4!").primaryKey("id");
        db.foreignKey("fk", "posts", "author_id", "users", "id");

        Catalog catalog = db.catalog();

        assertThat(relationship(catalog, "Post", "author")).satisfies(author -> {
            assertThat(author.cardinality()).isEqualTo(Cardinality.ONE);
            assertThat(author.target()).isEqualTo("User");
            assertThat(author.foreignKey()).isEqualTo("fk");
            assertThat(author.columns()).containsExactly(new ColumnPair("author_id", "id"));
        });
        assertThat(relationship(catalog, "User", "posts").cardinality()).isEqualTo(Cardinality.MANY);
        assertThat(relationship(catalog, "User", "posts").columns()).containsExactly(new ColumnPair("id", "author_id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"author_id", "fk_author", "fk_author_id", "authorId", "authorID"})
    void theToOneFieldIsNamedAfterTheColumn(String column) {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("posts").column("id", "int4!").column(column, "int4");
        db.foreignKey("fk", "posts", column, "users", "id");

        assertThat(db.catalog().table("Post").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("author");
    }

    @ParameterizedTest
    @ValueSource(strings = {"author", "id", "_id", "fk_"})
    void orAfterTheTableWhenTheColumnHasNoMark(String column) {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("posts").column(column, "int4");
        db.foreignKey("fk", "posts", column, "users", "id");

        assertThat(db.catalog().table("Post").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("user");
    }

    @Test
    void twoKeysBetweenTheSameTablesAreQualified() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("posts").columns("id int4!, author_id int4, editor_id int4").primaryKey("id");
        db.foreignKey("a", "posts", "author_id", "users", "id").foreignKey("e", "posts", "editor_id", "users", "id");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("Post").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("author", "editor");
        assertThat(catalog.table("User").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("postsByAuthor", "postsByEditor");
        assertThat(catalog.notices()).isEmpty();
    }

    @Test
    void aTableMayReferToItself() {
        db.table("employees").columns("id int4!, manager_id int4").primaryKey("id");
        db.foreignKey("fk", "employees", "manager_id", "employees", "id");

        Catalog catalog = db.catalog();

        assertThat(relationship(catalog, "Employee", "manager").columns())
                .containsExactly(new ColumnPair("manager_id", "id"));
        assertThat(relationship(catalog, "Employee", "employees").columns())
                .containsExactly(new ColumnPair("id", "manager_id"));
    }

    @Test
    void compositeForeignKeysKeepTheirPairs() {
        db.table("seat").columns("row int4!, number int4!").primaryKey("row, number");
        db.table("booking").columns("id int4!, seat_number int4, seat_row int4").primaryKey("id");
        db.foreignKey("fk", "booking", "seat_row, seat_number", "seat", "row, number");

        Catalog catalog = db.catalog();

        assertThat(relationship(catalog, "Booking", "seat").columns())
                .containsExactly(new ColumnPair("seat_row", "row"), new ColumnPair("seat_number", "number"));
        assertThat(relationship(catalog, "Seat", "bookings").cardinality()).isEqualTo(Cardinality.MANY);
    }

    @Test
    void aUniqueForeignKeyIsASingleObjectOnBothSides() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("profiles").columns("user_id int4!, motto text").primaryKey("user_id");
        db.foreignKey("fk", "profiles", "user_id", "users", "id");

        Catalog catalog = db.catalog();

        assertThat(relationship(catalog, "User", "profile").cardinality()).isEqualTo(Cardinality.ONE);
        assertThat(relationship(catalog, "Profile", "user").cardinality()).isEqualTo(Cardinality.ONE);
    }

    @Test
    void aKeyThatOnlyHoldsAPartOfTheForeignKeyMakesItSingleToo() {
        db.table("seat").columns("row int4!, number int4!").primaryKey("row, number");
        db.table("plate").columns("seat_row int4!, seat_number int4").unique("seat_row");
        db.foreignKey("fk", "plate", "seat_row, seat_number", "seat", "row, number");

        assertThat(relationship(db.catalog(), "Seat", "plate").cardinality()).isEqualTo(Cardinality.ONE);
    }

    @Test
    void aForeignKeyToWhatIsNotPublishedIsNone() {
        db.table("users").columns("id int4!").primaryKey("id").comment("@omit");
        db.table("posts").columns("id int4!, author_id int4").primaryKey("id");
        db.foreignKey("fk", "posts", "author_id", "users", "id");

        assertThat(db.catalog().table("Post").relationships()).isEmpty();
        assertThat(db.catalog().notices()).isEmpty();
    }

    @Test
    void theCommentOfAForeignKeyNamesAndOmits() {
        db.table("users").columns("id int4!").primaryKey("id");
        db.table("posts").columns("id int4!, author_id int4, editor_id int4").primaryKey("id");
        db.commentedForeignKey("a", "posts", "author_id", "users", "id", "Who wrote it.\n@name writer");
        db.commentedForeignKey("e", "posts", "editor_id", "users", "id", "@omit");

        Catalog catalog = db.catalog();

        assertThat(catalog.table("Post").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("writer");
        assertThat(relationship(catalog, "Post", "writer").description()).contains("Who wrote it.");
        assertThat(catalog.table("User").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("posts");
    }

    // comment directives

    @Test
    void commentsDescribeAndDirect() {
        db.table("users")
                .column("id", "int4!")
                .column("name", "text", "What others call them.\n@name called\n@deprecated use id\nSecond line.")
                .column("secret", "text", "@omit")
                .column("note", "text", "@omit filter, order")
                .comment("Somebody.\n@name member");

        Table table = db.catalog().table("Member");

        assertThat(table.description()).contains("Somebody.");
        assertThat(table.columns()).extracting(Column::fieldName).containsExactly("id", "called", "note");
        Column called = table.column("called").orElseThrow();
        assertThat(called.description()).contains("What others call them.\nSecond line.");
        assertThat(called.deprecation()).contains("use id");
        assertThat(table.column("note").orElseThrow().omissions().uses())
                .containsExactlyInAnyOrder(Omissions.Use.FILTER, Omissions.Use.ORDER);
    }

    @ParameterizedTest
    @ValueSource(strings = {"@nmae x", "@omit sometimes", "@"})
    void aDirectiveNobodyUnderstandsIsNoticed(String line) {
        db.table("users").column("id", "int4!", "Text.\n" + line);

        Catalog catalog = db.catalog();

        assertThat(catalog.table("User").column("id").orElseThrow().description())
                .contains("Text.");
        assertThat(catalog.notices()).singleElement().satisfies(notice -> assertThat(notice.message())
                .contains("public.users.id", line));
    }

    // types

    @Test
    void domainsOverDomainsAreTheirBaseType() {
        db.domain("email", "text").domain("work_email", "email").domain("ids", "int4[]");
        db.table("users").columns("email work_email, ids ids");

        Table table = db.catalog().table("User");

        assertThat(type(table, "email"))
                .isEqualTo(new ColumnType.Scalar(PgScalar.TEXT_, new SqlName("pg_catalog", "text")));
        assertThat(type(table, "ids")).isInstanceOf(ColumnType.Array.class);
    }

    @Test
    void anUnknownTypeIsServedByItsText() {
        db.typeOfExtension("geometry");
        db.table("places").columns("id int4!, shape geometry, gone no_such_type");

        Table table = db.catalog().table("Place");

        assertThat(type(table, "shape")).isInstanceOfSatisfying(ColumnType.Scalar.class, scalar -> assertThat(
                        scalar.scalar().graphQLName())
                .isEqualTo("String"));
        assertThat(type(table, "gone")).isInstanceOf(ColumnType.Scalar.class);
        assertThat(db.catalog().notices()).isEmpty();
    }

    @Test
    void enumLabelsKeepBothNames() {
        db.commentedEnum("user_mood", "How they feel.", "happy", "very-sad", "2nd", "");
        db.table("users").columns("mood user_mood, moods user_mood[]");

        Catalog catalog = db.catalog();

        EnumType type = catalog.enums().getFirst();
        assertThat(type.typeName()).isEqualTo("UserMood");
        assertThat(type.description()).contains("How they feel.");
        assertThat(type.labels())
                .containsExactly(
                        new EnumType.Label("happy", "happy"),
                        new EnumType.Label("very-sad", "very_sad"),
                        new EnumType.Label("2nd", "_2nd"),
                        new EnumType.Label("", "_"));
        assertThat(type(catalog.table("User"), "moods"))
                .isInstanceOfSatisfying(ColumnType.Array.class, array -> assertThat(array.element())
                        .isEqualTo(new ColumnType.Enumeration(type)));
        assertThat(catalog.enums()).hasSize(1);
    }

    @Test
    void anEnumNamedLikeATableGetsAnotherName() {
        db.enumType("user", "a");
        db.table("users").columns("kind user");

        Catalog catalog = db.catalog();

        assertThat(catalog.enums()).extracting(EnumType::typeName).containsExactly("UserEnum");
        assertThat(catalog.tables().keySet()).containsExactly("User");
    }

    @Test
    void generatedAndIdentityAlwaysColumnsAreNotWritable() {
        db.table("users")
                .identity("id", 'a')
                .identity("no", 'd')
                .generated("twice", "int4")
                .column("name", "text");

        assertThat(db.catalog().table("User").columns())
                .extracting(Column::writable)
                .containsExactly(false, true, false, true);
    }

    // scope

    @Test
    void includeAndExcludeArePatternsOfNames() {
        db.table("users").columns("id int4!");
        db.table("user_log").columns("id int4!");
        db.table("posts").columns("id int4!");
        db.relation("app", "things", 'r').columns("id int4!");

        assertThat(types(List.of("user*"), List.of())).containsExactly("User", "UserLog");
        assertThat(types(List.of("*"), List.of("*log", "app.*"))).containsExactly("Post", "User");
        assertThat(types(List.of("app.*"), List.of())).containsExactly("Thing");
        assertThat(types(List.of("u.er*"), List.of())).isEmpty();
    }

    @Test
    void theSameDatabaseGivesTheSameCatalogInTheSameOrder() {
        for (String name : List.of("zebra", "apple", "mango")) {
            db.table(name).columns("id int4!").primaryKey("id");
        }

        assertThat(db.catalog().tables().keySet()).containsExactly("Apple", "Mango", "Zebra");
        assertThat(db.catalog()).isEqualTo(db.catalog());
    }

    private List<String> types(List<String> include, List<String> exclude) {
        Catalog catalog = db.catalog(new CatalogScope(List.of("public", "app"), include, exclude));
        return List.copyOf(catalog.tables().keySet());
    }

    private static ColumnType type(Table table, String field) {
        return table.column(field).orElseThrow().type();
    }

    private static Relationship relationship(Catalog catalog, String type, String field) {
        return catalog.table(type).relationship(field).orElseThrow();
    }
}

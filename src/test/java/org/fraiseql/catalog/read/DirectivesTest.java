package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.SnapshotFixture;
import org.fraiseql.catalog.TakenNames;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Directives of comments and of the file that is laid over them. */
class DirectivesTest {
    private final SnapshotFixture db = new SnapshotFixture();
    private final Map<String, String> file = new LinkedHashMap<>();

    DirectivesTest() {
        db.enumType("blood", "A+", "A-");
        db.table("author").columns("id int4!, blood blood").primaryKey("id");
        db.table("book")
                .column("id", "int4!")
                .column("title", "text", "From the comment.\n@name called")
                .column("author_id", "int4")
                .primaryKey("id");
        db.commentedForeignKey("book_author", "book", "author_id", "author", "id", "@name writer");
        db.view("v_shelf").columns("book int4, no int4, author_id int4");
        db.function("search", 's', "term text", "int4").function("search", 's', "term int4", "int4");
    }

    private Catalog catalog() {
        return db.writableCatalog(new CatalogOptions(false, TakenNames.NONE, file));
    }

    @Test
    void theFileIsLaidOverTheComments() {
        file.put("public.author", "Who writes.\n@name Writer");
        file.put("public.book.title", "@deprecated no titles any more");
        file.put("public.book.book_author", "@name by\n@names works");
        file.put("public.blood.\"A+\"", "@name A_POSITIVE");
        file.put("public.search(integer)", "@name searchNumber");

        Catalog catalog = catalog();

        assertThat(catalog.table("Writer").description()).contains("Who writes.");
        assertThat(catalog.table("Writer").relationship("works")).isPresent();
        assertThat(catalog.table("Book").relationship("by")).isPresent();
        assertThat(catalog.table("Book").column("called")).get().satisfies(title -> {
            assertThat(title.description()).contains("From the comment.");
            assertThat(title.deprecation()).contains("no titles any more");
        });
        assertThat(catalog.enums()).singleElement().satisfies(type -> assertThat(type.labels())
                .extracting(EnumType.Label::name)
                .containsExactly("A_POSITIVE", "A_"));
        assertThat(catalog.queries()).containsKeys("search", "searchNumber");
        assertThat(catalog.notices()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "public.bok | public.book",
                "public.book.titel | public.book.title",
                "public.blood.A | public.blood",
                "public.search(uuid) | public.search",
                "book | book"
            })
    void whatIsNotThereIsToldWithASuggestion(String object, String meant) {
        file.put(object, "@omit");

        assertThat(catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.DIRECTIVE)
                .singleElement()
                .satisfies(notice -> assertThat(notice.message()).contains(object, "not there", meant));
    }

    @Test
    void ofSeveralFunctionsOneIsChosenByItsArguments() {
        file.put("public.search", "@omit");

        assertThat(catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.DIRECTIVE)
                .singleElement()
                .satisfies(
                        notice -> assertThat(notice.message()).contains("public.search(text)", "public.search(int4)"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"@nmae x", "@foreignKey author", "@omit somtimes", "@dimensions many", "@dimensions 0"})
    void aDirectiveNobodyUnderstandsIsTold(String line) {
        file.put("public.book", line);

        assertThat(catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.DIRECTIVE)
                .singleElement()
                .satisfies(notice -> assertThat(notice.message()).contains("public.book", line));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@key(book, no)\n@references(author_id) author(id)",
                "@primaryKey book,no\n@foreignKey (author_id) references author (id)",
                "@unique no\n@primaryKey (book, no)\n@foreignKey (author_id) references public.author"
            })
    void viewsHaveKeysInEitherSpelling(String lines) {
        file.put("public.v_shelf", lines);

        Catalog catalog = catalog();

        assertThat(catalog.table("Shelf").primaryKey().orElseThrow().columns())
                .extracting(column -> column.name())
                .containsExactly("book", "no");
        assertThat(catalog.table("Shelf").relationships())
                .extracting(Relationship::fieldName)
                .containsExactly("author");
        assertThat(catalog.table("Author").relationship("shelves")).isPresent();
    }

    @Test
    void aDeclaredForeignKeyMayNameBothSides() {
        file.put(
                "public.v_shelf",
                "@foreignKey (author_id) references author (id)|@fieldName owner|@foreignFieldName owned");

        Catalog catalog = catalog();

        assertThat(catalog.table("Shelf").relationship("owner")).isPresent();
        assertThat(catalog.table("Author").relationship("owned")).isPresent();
    }
}

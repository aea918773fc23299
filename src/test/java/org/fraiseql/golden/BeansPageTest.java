package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.fraiseql.query.Condition.field;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fraiseql.Engine;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.samples.Shop;
import org.fraiseql.samples.Shop.AuthorName;
import org.fraiseql.samples.Shop.BookTitle;
import org.fraiseql.samples.rules.HouseRules;
import org.fraiseql.typed.ChangedRows;
import org.fraiseql.typed.InterceptedRequests;
import org.fraiseql.typed.TransactionEnd;
import org.fraiseql.typed.TypedQueries;
import org.junit.jupiter.api.Test;

/** What {@code docs/beans.md} says of typed queries: its samples stand in {@link Shop}, which is asked here. */
class BeansPageTest {
    private static final BookTitle PRIDE =
            new BookTitle(1, "Pride and Prejudice", LocalDate.of(1813, 1, 28), new AuthorName("Jane Austen"));

    private final Shop shop = new Shop(Bookshop.queries());

    @Test
    void itsSamplesStandInTheShop() throws IOException {
        assertThat(samples("\n# Typed queries", "\n# Interceptors", "Shop")).hasSizeGreaterThan(3);
        assertThat(samples("\n# Interceptors", "\nWhat was written", "rules/HouseRules"))
                .hasSize(1);
    }

    /** Of a chapter, all of which stand in a class. */
    private static List<String> samples(String from, String to, String type) throws IOException {
        String page = Files.readString(Path.of("docs/beans.md"));
        String source = Files.readString(Path.of("src/test/java/org/fraiseql/samples/" + type + ".java"));
        String chapter = page.substring(page.indexOf(from), page.indexOf(to));
        List<String> blocks = Pattern.compile("(?ms)^```java\n(.*?)^```$")
                .matcher(chapter)
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(blocks).allSatisfy(block -> assertThat(source).contains(block));
        return blocks;
    }

    @Test
    void theHouseRulesHold() {
        HouseRules rules = new HouseRules();
        Engine engine = Bookshop.engine(new InterceptedRequests(List.of(rules), ChangedRows.NOBODY));
        Queries queries = new TypedQueries(engine, TransactionEnd.NEVER);
        assertThat(queries.from("books").where(field("inPrint").equalTo(false)).count())
                .isZero();
        assertThat(queries.create("publishers", Map.of("name", "T-rules", "website", "ABC"), Site.class))
                .isEqualTo(new Site("abc"));
        assertThatThrownBy(() -> queries.deleteAll("books", field("id").equalTo(-1)))
                .isInstanceOfSatisfying(
                        QueryException.class, e -> assertThat(e.code()).isEqualTo("ONE_BY_ONE"));
        assertThat(queries.deleteAll("publishers", field("name").equalTo("T-rules")))
                .isEqualTo(1);
        assertThat(rules.rowsWritten()).isEqualTo(2);
    }

    record Site(String website) {}

    @Test
    void theShopAnswers() {
        assertThat(shop.liked(2)).hasSize(2).isSortedAccordingTo((one, other) -> other.publishedOn()
                .compareTo(one.publishedOn()));
        assertThat(shop.book(1)).contains(PRIDE);
        assertThat(shop.book(-1)).isEmpty();
        assertThat(shop.byGraphQL(1)).contains(PRIDE);
        assertThat(shop.asJson(1).getJsonObject("book").getString("title")).isEqualTo("Pride and Prejudice");
        assertThat(shop.dear()).isPositive();
        assertThat(shop.priceOfAll()).isGreaterThan(BigDecimal.TEN);
    }

    @Test
    void theShopWrites() {
        assertThat(shop.founded("T-founded").name()).isEqualTo("T-founded");
        assertThat(shop.closed("T-founded")).isEqualTo(1);
    }
}

package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.fraiseql.samples.Shop;
import org.fraiseql.samples.Shop.AuthorName;
import org.fraiseql.samples.Shop.BookTitle;
import org.junit.jupiter.api.Test;

/** What {@code docs/beans.md} says of typed queries: its samples stand in {@link Shop}, which is asked here. */
class BeansPageTest {
    private static final BookTitle PRIDE =
            new BookTitle(1, "Pride and Prejudice", LocalDate.of(1813, 1, 28), new AuthorName("Jane Austen"));

    private final Shop shop = new Shop(Bookshop.queries());

    @Test
    void itsSamplesStandInTheShop() throws IOException {
        String page = Files.readString(Path.of("docs/beans.md"));
        String source = Files.readString(Path.of("src/test/java/org/fraiseql/samples/Shop.java"));
        String chapter = page.substring(page.indexOf("\n# Typed queries"), page.indexOf("\n# The artifact"));
        List<String> blocks = Pattern.compile("(?ms)^```java\n(.*?)^```$")
                .matcher(chapter)
                .results()
                .map(MatchResult::group)
                .map(block -> block.substring("```java\n".length(), block.length() - "```".length()))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(3).allSatisfy(block -> assertThat(source)
                .contains(block));
    }

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

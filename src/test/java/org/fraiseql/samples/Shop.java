package org.fraiseql.samples;

import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Condition.relation;
import static org.fraiseql.query.Order.asc;
import static org.fraiseql.query.Order.desc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.query.Queries;

/** Asks the shop's database from Java. */
@ApplicationScoped
public class Shop {
    private final Queries queries;

    @Inject
    public Shop(Queries queries) {
        this.queries = queries;
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected Shop() {
        this.queries = null;
    }

    /** Books that somebody liked, the latest first. */
    public List<BookTitle> liked(int most) {
        return queries.from("books")
                .where(field("price")
                        .lessThan(20)
                        .and(relation("reviews").some(field("rating").equalTo(5))))
                .orderBy(desc("publishedOn"), asc("author.fullName"))
                .limit(most)
                .as(BookTitle.class)
                .list();
    }

    public record BookTitle(int id, String title, LocalDate publishedOn, AuthorName author) {}

    public record AuthorName(String fullName) {}

    public Optional<BookTitle> book(int id) {
        return queries.from("books")
                .where(field("id").equalTo(id))
                .as(BookTitle.class)
                .first();
    }

    public long dear() {
        return queries.from("books").where(field("price").greaterThan(15)).count();
    }

    /** However many there are, one at a time. */
    public BigDecimal priceOfAll() {
        try (Stream<Price> prices = queries.from("books").as(Price.class).stream()) {
            return prices.map(Price::price).reduce(BigDecimal.ZERO, BigDecimal::add);
        }
    }

    public record Price(BigDecimal price) {}

    public record NewPublisher(String name, String website) {}

    public record Publisher(int id, String name) {}

    /** Both, or neither: the second joins the same transaction. */
    @Transactional
    public Publisher founded(String name) {
        Publisher founded =
                queries.create("publishers", new NewPublisher(name, "https://shop.example"), Publisher.class);
        queries.update("publishers", founded.id(), Map.of("website", "https://shop.example/" + founded.id()));
        return founded;
    }

    public long closed(String name) {
        return queries.deleteAll("publishers", field("name").equalTo(name));
    }

    public Optional<BookTitle> byGraphQL(int id) {
        return queries.graphql("query($id: Int!) { book(id: $id) { id title publishedOn author { fullName } } }")
                .variable("id", id)
                .as(BookTitle.class);
    }

    public JsonObject asJson(int id) {
        return queries.graphql("query($id: Int!) { book(id: $id) { title } }")
                .variable("id", id)
                .json();
    }
}

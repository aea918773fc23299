package com.example.shop;

import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Order.asc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.query.Change;
import org.fraiseql.query.Queries;

/** The shop's own fields, beside those of its tables. */
@GraphQLApi
@ApplicationScoped
public class ShopApi {
    @Inject
    Queries queries;

    @Inject
    ExchangeRates rates;

    public record Offer(String name, BigDecimal price) {}

    public record StockLevel(String name, int stock) {}

    @Query
    @Description("What is in stock and costs less than this, the cheapest first.")
    public List<@NonNull Offer> bargains(@Name("below") @NonNull BigDecimal below) {
        return queries.from("products")
                .where(field("price").lessThan(below).and(field("stock").greaterThan(0)))
                .orderBy(asc("price"), asc("name"))
                .limit(10)
                .as(Offer.class)
                .list();
    }

    /** Joins the transaction of the operation: what it throws undoes the tables' mutations beside it, too. */
    @Mutation
    @NonNull
    @Transactional(rollbackOn = Exception.class)
    public StockLevel takeFromStock(@Name("productId") int productId, @Name("quantity") int quantity)
            throws GraphQLException {
        if (quantity < 1) {
            throw new GraphQLException("At least one is taken from stock, not " + quantity);
        }
        return queries
                .updateAll(
                        "products",
                        field("id").equalTo(productId).and(field("stock").greaterThanEqual(quantity)),
                        Map.of("stock", Change.increment(-quantity)),
                        StockLevel.class)
                .stream()
                .findFirst()
                .orElseThrow(() -> new GraphQLException("There are no " + quantity + " of product " + productId));
    }

    /** The field Product.priceIn, asked once for all rows of a list. */
    public List<BigDecimal> priceIn(@Source List<Product> products, @Name("currency") @NonNull String currency)
            throws GraphQLException {
        BigDecimal rate = rates.of(currency)
                .orElseThrow(() -> new GraphQLException("The shop has no exchange rate for " + currency));
        return products.stream()
                .map(product -> product.price().multiply(rate).setScale(2, RoundingMode.HALF_UP))
                .toList();
    }
}

package com.example.shop;

import static org.fraiseql.query.Condition.field;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import jakarta.inject.Inject;
import jakarta.transaction.RollbackException;
import jakarta.transaction.Status;
import jakarta.transaction.UserTransaction;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Runs inside the server, beside the beans that it asks. */
@ArquillianTest
class ShopIT {
    @Deployment
    static WebArchive shop() {
        return BuiltShop.archive().addClass(ShopIT.class);
    }

    @Inject
    Queries queries;

    @Inject
    ShopApi shop;

    @Inject
    UserTransaction transaction;

    record Item(int id, int stock) {}

    record Buyer(int id, String email) {}

    @AfterEach
    void endTransaction() throws Exception {
        if (transaction.getStatus() != Status.STATUS_NO_TRANSACTION) {
            transaction.rollback();
        }
    }

    private Item item(String name, int stock) {
        return queries.create(
                "products", Map.of("name", name, "price", new BigDecimal("9.90"), "stock", stock), Item.class);
    }

    private Buyer buyer(String email) {
        return queries.create("customers", Map.of("email", email, "fullName", "Grace"), Buyer.class);
    }

    private int stockOf(Item item) {
        return queries.from("products")
                .where(field("id").equalTo(item.id()))
                .as(Item.class)
                .first()
                .orElseThrow()
                .stock();
    }

    private long purchasesOf(Item item) {
        return queries.from("purchases")
                .where(field("productId").equalTo(item.id()))
                .count();
    }

    private void purchase(Item item, Buyer buyer, int quantity) {
        queries.create("purchases", Map.of("productId", item.id(), "customerId", buyer.id(), "quantity", quantity));
    }

    @Test
    void aPurchaseAndItsStockAreCommittedTogether() throws Exception {
        Item item = item("committed", 5);
        Buyer buyer = buyer("committed@example.org");
        transaction.begin();
        purchase(item, buyer, 2);
        assertEquals(new ShopApi.StockLevel("committed", 3), shop.takeFromStock(item.id(), 2));
        transaction.commit();
        assertEquals(1, purchasesOf(item));
        assertEquals(3, stockOf(item));
    }

    @Test
    void aBeanThatThrowsUndoesWhatTheTableHasWritten() throws Exception {
        Item item = item("rolled back", 5);
        Buyer buyer = buyer("rolled.back@example.org");
        transaction.begin();
        purchase(item, buyer, 6);
        assertEquals(1, purchasesOf(item));
        assertThrows(GraphQLException.class, () -> shop.takeFromStock(item.id(), 6));
        assertThrows(RollbackException.class, transaction::commit);
        assertEquals(0, purchasesOf(item));
        assertEquals(5, stockOf(item));
    }

    @Test
    void lessThanOneIsNotTakenFromStock() {
        Item item = item("none", 5);
        assertThrows(GraphQLException.class, () -> shop.takeFromStock(item.id(), 0));
        assertThrows(GraphQLException.class, () -> shop.takeFromStock(item.id(), -1));
        assertEquals(5, stockOf(item));
    }

    @Test
    void bargainsAreInStockAndTheCheapestComesFirst() {
        assertEquals(List.of(new ShopApi.Offer("Cup", new BigDecimal("6.50"))), shop.bargains(new BigDecimal("9")));
    }

    @Test
    void whatIsDiscontinuedIsNotThere() {
        assertEquals(
                0,
                queries.from("products").where(field("name").equalTo("Samovar")).count());
        Item item = item("discontinued", 5);
        queries.update("products", item.id(), Map.of("discontinued", true));
        assertThrows(GraphQLException.class, () -> shop.takeFromStock(item.id(), 1));
    }

    @Test
    void addressesAreWrittenInSmallLetters() {
        assertEquals("grace@example.org", buyer("Grace@Example.ORG").email());
    }

    @Test
    void manyAreNotDeletedAtOnce() {
        Item item = item("not deleted", 5);
        QueryException refused = assertThrows(
                QueryException.class,
                () -> queries.deleteAll("products", field("id").equalTo(item.id())));
        assertEquals("ONE_BY_ONE", refused.code());
        assertTrue(queries.delete("products", item.id()));
    }

    @Test
    void constraintsHoldForTypedWrites() {
        QueryException invalid = assertThrows(QueryException.class, () -> buyer("nowhere"));
        assertEquals("BAD_USER_INPUT", invalid.code());
        assertTrue(invalid.getMessage().contains("input.email must be a well-formed email address"));
    }

    @Test
    void aNameThatIsNoFieldIsToldBeforeAnythingIsAsked() {
        QueryException misspelt = assertThrows(
                QueryException.class,
                () -> queries.from("products").where(field("prize").lessThan(3)).count());
        assertTrue(misspelt.getMessage().contains("Did you mean \"price\"?"), misspelt.getMessage());
    }
}

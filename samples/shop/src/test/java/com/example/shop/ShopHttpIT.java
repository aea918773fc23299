package com.example.shop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** As a client over HTTP. */
@ArquillianTest
@RunAsClient
class ShopHttpIT {
    @Deployment(testable = false)
    static WebArchive shop() {
        return BuiltShop.archive();
    }

    @ArquillianResource
    URL root;

    private String answer(String query) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(root + "graphql"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(
                        "{\"query\": \"" + query.replace("\"", "\\\"").replace("\n", " ") + "\"}"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    @Test
    void tablesHaveTheFieldsOfBeans() throws Exception {
        assertEquals(
                "{\"data\":{\"products\":[{\"name\":\"Teapot\",\"priceIn\":278.88},{\"name\":\"Cup\",\"priceIn\":72.80}]}}",
                answer("""
                        { products(where: {id: {lte: 2}}, orderBy: [{id: ASC}]) { name priceIn(currency: "SEK") } }"""));
    }

    @Test
    void beansAndTablesAnswerTogether() throws Exception {
        assertEquals(
                "{\"data\":{\"bargains\":[{\"name\":\"Cup\",\"price\":6.50}],\"customer\":{\"fullName\":\"Ada Byron\"}}}",
                answer("{ bargains(below: 9) { name price } customer(id: 1) { fullName } }"));
    }

    @Test
    void aMutationOfABeanJoinsThatOfATable() throws Exception {
        assertEquals(
                "{\"data\":{\"createPurchase\":{\"quantity\":2,\"product\":{\"name\":\"Teapot\"}},\"takeFromStock\":{\"stock\":5}}}",
                answer("""
                        mutation {
                          createPurchase(input: {customerId: 1, productId: 1, quantity: 2}) { quantity product { name } }
                          takeFromStock(productId: 1, quantity: 2) { stock }
                        }"""));
        String failed = answer("""
                mutation {
                  createPurchase(input: {customerId: 1, productId: 2, quantity: 99}) { quantity }
                  takeFromStock(productId: 2, quantity: 99) { stock }
                }""");
        assertTrue(failed.startsWith("{\"data\":null"), failed);
        assertTrue(failed.contains("There are no 99 of product 2"), failed);
        assertEquals(
                "{\"data\":{\"purchases\":[{\"productId\":1,\"quantity\":2}],\"product\":{\"stock\":40}}}",
                answer("{ purchases { productId quantity } product(id: 2) { stock } }"));
    }

    @Test
    void whatABeanRefusesIsAnErrorOfItsField() throws Exception {
        String answer = answer("{ product(id: 1) { name priceIn(currency: \"XXX\") } }");
        assertTrue(answer.startsWith("{\"data\":{\"product\":{\"name\":\"Teapot\",\"priceIn\":null}}"), answer);
        assertTrue(answer.contains("The shop has no exchange rate for XXX"), answer);
    }

    @Test
    void constraintsAreToldByTheirFields() throws Exception {
        String answer = answer("mutation { createCustomer(input: {email: \"nowhere\", fullName: \"A\"}) { id } }");
        assertTrue(answer.contains("\"argument\":\"input.email\""), answer);
        assertTrue(answer.contains("\"argument\":\"input.fullName\""), answer);
        assertTrue(answer.contains("\"code\":\"BAD_USER_INPUT\""), answer);
    }

    @Test
    void theRulesOfTheHouseHoldForClients() throws Exception {
        String refused = answer("mutation { bulkDeleteCustomers(where: {id: {eq: 1}}) { deletedCount } }");
        assertTrue(refused.contains("\"code\":\"ONE_BY_ONE\""), refused);
        assertEquals("{\"data\":{\"product\":null}}", answer("{ product(id: 4) { name } }"));
    }
}

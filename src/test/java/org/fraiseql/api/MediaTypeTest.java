package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MediaTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/json | JSON",
                "*/* | JSON",
                "application/* | JSON",
                "application/graphql-response+json, application/json | GRAPHQL_RESPONSE",
                "application/json, application/graphql-response+json | GRAPHQL_RESPONSE",
                "application/graphql-response+json;q=0.5, application/json | JSON",
                "application/graphql-response+json; q=0.9, application/json; q=0.9 | GRAPHQL_RESPONSE",
                "application/json;q=0, application/graphql-response+json | GRAPHQL_RESPONSE",
                "APPLICATION/GraphQL-Response+JSON | GRAPHQL_RESPONSE",
                "application/graphql-response+json; charset=utf-8 | GRAPHQL_RESPONSE",
                "text/html, application/xhtml+xml, */*;q=0.8 | JSON",
                "text/plain, application/json | JSON",
                "application/json;q=0, application/* | GRAPHQL_RESPONSE",
            })
    void theClientsFavouriteWins(String accept, MediaType expected) {
        assertThat(MediaType.accepted(accept)).contains(expected);
    }

    @Test
    void withoutAWishItIsJson() {
        assertThat(MediaType.accepted(null)).contains(MediaType.JSON);
        assertThat(MediaType.accepted(" ")).contains(MediaType.JSON);
    }

    /** RFC 9110, section 12.5.1: the most specific range decides, and a quality of 0 refuses. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "image/*",
                "application/json;q=0",
                "application/json;q=0, application/graphql-response+json;q=0.0",
                "application/json;q=x",
                "application/json;q=0, */*;q=0"
            })
    void neitherIsRefused(String accept) {
        assertThat(MediaType.accepted(accept)).isEmpty();
    }
}

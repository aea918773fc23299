package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SuggestionTest {
    private static CompiledQueries queries;

    @BeforeAll
    static void startDatabase() throws Exception {
        queries = CompiledQueries.on("operators/schema.sql");
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        queries.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ boks { id } } | \"boks\" is no field of Query. Did you mean \"books\"?",
                "{ books { titel } } | \"titel\" is no field of Book. Did you mean \"title\"?",
                "{ books(limitt: 1) { id } } | \"limitt\" is no argument of books. Did you mean \"limit\"?",
                "{ authors { books(wher: {}) { id } } } | \"wher\" is no argument of books. Did you mean \"where\"?",
                "{ books(where: {titl: {eq: \"x\"}}) { id } } | where: \"titl\" is no field of BookWhereInput. Did you mean \"title\"?",
                "{ books(where: {title: {startsWith: \"x\"}}) { id } } | where.title: \"startsWith\" is no field of StringFilter. Did you mean \"startswith\"?",
                "{ books(orderBy: [{title: ASCC}]) { id } } | orderBy[0].title: \"ASCC\" is no value of OrderDirection. Did you mean \"ASC\"?",
                "{ samples(where: {mood: {eq: hapy}}) { id } } | where.mood.eq: \"hapy\" is no value of Mood. Did you mean \"happy\"?",
                "{ books { ... on Bok { id } } } | There is no type \"Bok\". Did you mean \"Book\"?",
            })
    void saysWhatWasProbablyMeant(String query, String message) {
        assertThat(queries.refusal(query)).isEqualTo(message);
    }
}

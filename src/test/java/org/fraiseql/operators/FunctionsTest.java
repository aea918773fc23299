package org.fraiseql.operators;

import static org.assertj.core.api.Assertions.assertThat;

import org.fraiseql.catalog.Notice;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FunctionsTest {
    private static CompiledQueries queries;

    @BeforeAll
    static void startDatabase() throws Exception {
        queries = CompiledQueries.on("operators/functions.sql");
    }

    @AfterAll
    static void stopDatabase() throws Exception {
        queries.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ person(id: 1) { fullName favourite } } | {\"person\":{\"fullName\":\"Ada L\",\"favourite\":\"dark_blue\"}}",
                "{ persons: people(where: {fullName: {startswith: \"B\"}}, orderBy: [{fullName: DESC}]) { id } } | {\"persons\":[{\"id\":2}]}",
                "{ olderThan(minAge: 30) { id } } | {\"olderThan\":[{\"id\":1},{\"id\":3}]}",
                "{ olderThan(minAge: 10, maxAge: 40, where: {id: {gt: 0}}, orderBy: [{age: ASC}], limit: 1) { firstName fullName } } | {\"olderThan\":[{\"firstName\":\"Bob\",\"fullName\":\"Bob M\"}]}",
                "{ oldest { firstName } } | {\"oldest\":{\"firstName\":\"Cyd\"}}",
                "{ nobody { firstName } } | {\"nobody\":null}",
                "{ addUp(arg1: 2, arg2: 3) } | {\"addUp\":5}",
                "{ ages } | {\"ages\":[36,20,50]}",
                "{ favouriteColor } | {\"favouriteColor\":\"dark_blue\"}",
                "{ ageGroups(step: 10, orderBy: [{decade: ASC}]) { decade people } } | {\"ageGroups\":[{\"decade\":20,\"people\":1},{\"decade\":30,\"people\":1},{\"decade\":50,\"people\":1}]}",
                "{ orNull } | {\"orNull\":\"default\"}",
                "{ orNull(a: null) } | {\"orNull\":\"was null\"}",
                "{ orNull(a: \"x\") } | {\"orNull\":\"x\"}",
                "{ adult(id: 3) { firstName person { age } } } | {\"adult\":{\"firstName\":\"Cyd\",\"person\":{\"age\":50}}}",
                "{ home(personId: 7) { street houseNo tags } } | {\"home\":{\"street\":\"Main \\\"St\\\"\",\"houseNo\":7,\"tags\":[\"a\",null]}}",
                "{ homes(where: {houseNo: {gt: 1}}, orderBy: [{street: DESC}]) { __typename street tags } } | {\"homes\":[{\"__typename\":\"HomesRow\",\"street\":\"B\",\"tags\":[]}]}",
                "{ noHome { street } } | {\"noHome\":null}",
                "{ alone { lone } } | {\"alone\":{\"lone\":5}}",
                "{ person(id: 3) { adult { id } } } | {\"person\":{\"adult\":{\"id\":3}}}",
            })
    void answersFromFunctionsAndDeclaredKeys(String query, String answer) {
        assertThat(queries.query(query)).isEqualTo(answer);
    }

    @Test
    void leavesOutWhatItCannotPublishAndSaysSo() {
        assertThat(queries.catalog().queries()).doesNotContainKeys("twice", "changeIt", "anyOf");
        assertThat(queries.catalog().notices())
                .extracting(Notice::message)
                .anyMatch(message -> message.contains("overloads of public.twice"))
                .anyMatch(message -> message.contains("public.any_of"));
        assertThat(queries.catalog().notices()).noneMatch(notice -> notice.kind() == Notice.Kind.RENAMED);
    }
}

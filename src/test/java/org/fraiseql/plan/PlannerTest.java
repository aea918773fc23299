package org.fraiseql.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenLimits;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlannerTest {
    private static final DocumentFixture FIXTURE = new DocumentFixture();

    // order

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users { id } } | ''",
                "{ users(orderBy: [{name: DESC}]) { id } } | name DESC",
                "{ users(limit: 1) { id } } | id ASC",
                "{ users(offset: 1) { id } } | id ASC",
                "{ users(limit: null) { id } } | ''",
                "{ users(orderBy: [{name: ASC_NULLS_FIRST}], limit: 1) { id } } | name ASC_NULLS_FIRST, id ASC",
                "{ users(orderBy: [{id: DESC}], limit: 1) { id } } | id DESC",
                "{ seats(orderBy: [{number: DESC}], limit: 1) { row } } | number DESC, row ASC",
                "{ seats(limit: 1) { row } } | row ASC, number ASC",
                "{ logs(limit: 1) { line } } | ''",
                "{ posts(orderBy: [{author: {manager: {id: ASC}}}], limit: 1) { id } } | author.manager.id ASC, id ASC",
                "{ posts(orderBy: [{author: {id: ASC}}], limit: 1) { id } } | author.id ASC, id ASC",
                "{ users(orderBy: {name: ASC}) { id } } | name ASC",
            })
    void aPagedListAlwaysEndsWithTheKey(String query, String order) {
        assertThat(order(list(query))).isEqualTo(order);
    }

    @Test
    void listsInsideArePagedByTheirOwnKey() {
        ReadPlan users = list("{ users { posts(orderBy: [{title: ASC}], limit: 3) { id } } }");

        assertThat(users.order()).isEmpty();
        assertThat(((Output.Many) users.outputs().getFirst()).read())
                .satisfies(posts -> assertThat(order(posts)).isEqualTo("title ASC, id ASC"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users(orderBy: [{id: ASC, name: ASC}]) { id } } | orderBy[0]",
                "{ posts(orderBy: [{id: ASC}, {author: {id: ASC, name: ASC}}]) { id } } | orderBy[1].author",
                "{ users(orderBy: [{id: null}]) { id } } | orderBy[0].id",
                "{ users(where: {name: {eq: null}}) { id } } | where.name.eq",
                "{ users(where: {AND: [{name: {eq: \"a\"}}, {id: {in: null}}]}) { id } } | where.AND[1].id.in",
                "{ users(where: {NOT: {OR: [{id: null}]}}) { id } } | where.NOT.OR[0].id",
                "{ users(where: {NOT: null}) { id } } | where.NOT",
                "{ users(where: {isActive: {eq: null}}) { id } } | where.isActive.eq",
            })
    void whatIsWrongIsNamedByItsPath(String query, String path) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> plan(query, LimitsConfig.DEFAULT))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
                    assertThat(e.problems().getFirst().details()).containsEntry("argument", path);
                    assertThat(e.problems().getFirst().path()).hasSize(1);
                });
    }

    // where

    @Test
    void severalKeysAndOperatorsAreOneGroup() {
        Predicate condition =
                list("{ users(where: {id: {gt: 1, lt: 5}, name: {isnull: false}, AND: [{isActive: {eq: true}}]}) { id } }")
                        .condition();

        assertThat(condition).isInstanceOfSatisfying(Predicate.And.class, and -> {
            assertThat(and.terms()).hasSize(4);
            assertThat(and.terms().get(2)).isInstanceOf(Predicate.IsNull.class);
        });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{ users { id } } | true",
                "{ users(where: null) { id } } | true",
                "{ users(where: {}) { id } } | true",
                "{ users(where: {AND: []}) { id } } | true",
                "{ users(where: {OR: []}) { id } } | false",
                "{ users(where: {NOT: {}}) { id } } | false",
                "{ users(where: {NOT: {NOT: {}}}) { id } } | true",
                "{ users(where: {OR: [{OR: []}, {AND: []}]}) { id } } | true",
                "{ users(where: {id: {}}) { id } } | true",
            })
    void conditionsWithoutComparisonsAreConstants(String query, boolean value) {
        assertThat(list(query).condition()).isEqualTo(value ? Predicate.ALWAYS : Predicate.NEVER);
    }

    @Test
    void depthIsCountedToTheEdge() {
        LimitsConfig limits = WrittenLimits.with("max-where-depth", 3);

        assertThat(plan("{ users(where: {NOT: {OR: [{id: {eq: 1}}]}}) { id } }", limits)
                        .roots())
                .hasSize(1);
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> plan("{ users(where: {NOT: {OR: [{AND: [{id: {eq: 1}}]}]}}) { id } }", limits))
                .withMessageContaining("more than 3 levels")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    // limits

    @Test
    void aConfiguredMaximumMakesALimitNecessaryEverywhere() {
        LimitsConfig limits = WrittenLimits.with("max-limit", 100);

        assertThat(plan("{ users(limit: 100) { posts(limit: 1) { id } } user(id: 1) { id } }", limits)
                        .roots())
                .hasSize(2);
        for (String query :
                List.of("{ users { id } }", "{ users(limit: null) { id } }", "{ user(id: 1) { posts { id } } }")) {
            assertThatExceptionOfType(EngineException.class)
                    .isThrownBy(() -> plan(query, limits))
                    .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
        }
    }

    // outputs

    @Test
    void rootsAndOutputsKeepTheirOrder() {
        Plan plan = plan("{ b: posts { id } __typename a: user(id: 1) { name id } }", LimitsConfig.DEFAULT);

        assertThat(plan.roots()).extracting(RootPlan::responseKey).containsExactly("b", "__typename", "a");
        assertThat(((RootPlan.One) plan.roots().getLast()).read().outputs())
                .extracting(Output::key)
                .containsExactly("name", "id");
    }

    private static ReadPlan list(String query) {
        return ((RootPlan.Many) plan(query, LimitsConfig.DEFAULT).roots().getFirst()).read();
    }

    private static Plan plan(String query, LimitsConfig limits) {
        return new Planner(FIXTURE.catalog(), limits).plan(FIXTURE.read(query));
    }

    private static String order(ReadPlan plan) {
        return String.join(
                ", ",
                plan.order().stream()
                        .map(term -> {
                            StringBuilder path = new StringBuilder();
                            term.path().forEach(step -> path.append(
                                            step.relationship().fieldName())
                                    .append('.'));
                            return path + term.column().fieldName() + " " + term.direction();
                        })
                        .toList());
    }
}

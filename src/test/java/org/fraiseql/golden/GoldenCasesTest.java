package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.CatalogEngine.Run;
import org.fraiseql.catalog.Notice;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.store.GatheredWithOthers;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.DatabaseConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every folder of {@code src/test/resources/golden}: the document's plan, SQL with binds, and answer, on PostgreSQL 18. */
class GoldenCasesTest {
    @TestFactory
    Stream<DynamicTest> everyCaseGivesWhatItsFilesSay() throws IOException {
        return all(GoldenDatabase.engine().on(DatabaseConfig.JDBC));
    }

    @TestFactory
    Stream<DynamicTest> andSoItDoesOnTheReactiveBackend() throws IOException {
        return all(GoldenDatabase.engine().on(DatabaseConfig.REACTIVE));
    }

    /** PostgreSQL is told what time is left, which must come after the isolation of what sees one snapshot. */
    @TestFactory
    Stream<DynamicTest> andSoItDoesWhenTimeIsShort() throws IOException, InterruptedException {
        return late(DatabaseConfig.JDBC);
    }

    @TestFactory
    Stream<DynamicTest> andShortOfTimeOnTheReactiveBackend() throws IOException, InterruptedException {
        return late(DatabaseConfig.REACTIVE);
    }

    private static Stream<DynamicTest> late(String backend) throws IOException, InterruptedException {
        Deadline deadline = Deadline.in(Duration.ofMinutes(30));
        while (!deadline.isLate()) {
            Thread.sleep(100);
        }
        return all(GoldenDatabase.engine().on(backend), deadline);
    }

    /** A read gives the same when it goes together with others, and with itself. */
    @TestFactory
    Stream<DynamicTest> andSoItDoesTogetherWithOthers() throws IOException {
        return gathered(DatabaseConfig.JDBC);
    }

    @TestFactory
    Stream<DynamicTest> andTogetherOnTheReactiveBackend() throws IOException {
        return gathered(DatabaseConfig.REACTIVE);
    }

    /** Values stand in an array there: none of them may be taken for its structure. */
    @Test
    void aKeyOfAnyCharactersIsFoundTogetherWithOthers() {
        AtomicReference<GatheredWithOthers> made = new AtomicReference<>();
        CatalogEngine engine = GoldenDatabase.engine().on(DatabaseConfig.JDBC, direct -> {
            made.set(new GatheredWithOthers(direct));
            return made.get();
        });
        List<String> none = List.of("a\",\"b", "\\", "{}", "NULL", "", "\"", "}", "é\u2028🙂");
        for (String email : none) {
            assertThat(byEmail(engine, email)).isEqualTo("{\"data\":{\"userByEmail\":null}}");
            assertThat(byEmail(engine, "eve@work.example")).isEqualTo("{\"data\":{\"userByEmail\":{\"id\":5}}}");
        }
        assertThat(made.get().gathered()).isEqualTo(2 * none.size());
    }

    private static String byEmail(CatalogEngine engine, String email) {
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("email", email);
        return engine.run("query($email: String!) { userByEmail(email: $email) { id } }", Optional.empty(), variables)
                .data();
    }

    private static Stream<DynamicTest> gathered(String backend) throws IOException {
        AtomicReference<GatheredWithOthers> made = new AtomicReference<>();
        CatalogEngine engine = GoldenDatabase.engine().on(backend, direct -> {
            made.set(new GatheredWithOthers(direct));
            return made.get();
        });
        return Stream.concat(
                all(engine), Stream.of(DynamicTest.dynamicTest("enough of them were", () -> assertThat(made.get())
                        .extracting(GatheredWithOthers::gathered)
                        .isEqualTo(12))));
    }

    private static Stream<DynamicTest> all(CatalogEngine engine) throws IOException {
        return all(engine, Deadline.NEVER);
    }

    private static Stream<DynamicTest> all(CatalogEngine engine, Deadline deadline) throws IOException {
        List<GoldenCase> cases = GoldenCase.all();
        assertThat(cases).hasSizeGreaterThanOrEqualTo(298);
        return cases.stream()
                .map(golden -> DynamicTest.dynamicTest(
                        golden.name(), golden.folder().toUri(), () -> check(golden, engine, deadline)));
    }

    /** What the catalog could not publish of this database is part of what it promises. */
    @Test
    void theDatabaseIsPublishedButForItsOddities() {
        assertThat(GoldenDatabase.engine().catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.LEFT_OUT)
                .extracting(Notice::message)
                .satisfiesExactly(
                        message -> assertThat(message).contains("xylophone_in", "the type of its argument \"b\""),
                        message -> assertThat(message).contains("xylophone_list", "SETOF that type"),
                        message -> assertThat(message).contains("xylophone_record", "RETURNS TABLE"),
                        message -> assertThat(message).contains("public.v_broken has no mutations that create rows"),
                        message -> assertThat(message).contains("public.only_post has no mutations that create rows"));
    }

    /** What is served under another name than it wants: each once, with both names. */
    @Test
    void whatWantsTheSameNameIsTold() {
        assertThat(GoldenDatabase.engine().catalog().notices())
                .filteredOn(notice -> notice.kind() == Notice.Kind.RENAMED)
                .extracting(Notice::message)
                .satisfiesExactlyInAnyOrder(
                        message -> assertThat(message).contains("public.queues", "public.queue ", "\"QueuesTable\""),
                        message -> assertThat(message).contains("public.v_plan", "public.plan ", "\"VPlan\""),
                        message -> assertThat(message).contains("public.points", "\"PointRow\""),
                        message -> assertThat(message).contains("public.subscriptions", "\"SubscriptionRow\""),
                        message -> assertThat(message).contains("public.blood", "\"A+\"", "\"A_2B\""),
                        message -> assertThat(message).contains("public.blood", "\"A-\"", "\"A_2D\""),
                        message -> assertThat(message).contains("public.donor", "\"A+\"", "\"A-\"", "as \"A_2B\""),
                        message -> assertThat(message).contains("public.donor", "\"A+\"", "\"A-\"", "as \"A_2D\""),
                        message -> assertThat(message).contains("\"first_name\"", "\"firstName\"", "\"firstName_2\""),
                        message -> assertThat(message).contains("public.donor", "\"isnull\"", "\"isnull_2\""),
                        message -> assertThat(message).contains("public.name", "public.plan", "\"nameFunction\""),
                        message -> assertThat(message).contains("public.plans", "public.plan,", "\"plansFunction\""),
                        message -> assertThat(message).contains("public.plan_list", "\"limit\"", "\"limit_2\""),
                        message -> assertThat(message).contains("public.plan_price", "as \"net_20price\""),
                        message -> assertThat(message).contains("public.plan_price", "as \"net_2Eprice\""),
                        message -> assertThat(message)
                                .contains("as \"createPublicLabel\"", "\"createLabel\" is the function"));
    }

    private static void check(GoldenCase golden, CatalogEngine engine, Deadline deadline) throws IOException {
        Run run = engine.run(golden.query(), golden.operationName(), golden.variables(), deadline);
        assertThat(run.problems().isEmpty())
                .as("cases in the folder errors fail, others don't: %s", run.response())
                .isEqualTo(!golden.name().startsWith("errors"));
        golden.directives().forEach(directive -> check(directive.getKey(), directive.getValue(), run));
        GoldenFiles.check(golden, run);
    }

    private static void check(String assertion, String value, Run run) {
        String sql = run.statements().stream()
                .map(BoundStatement::statement)
                .map(statement -> statement.text())
                .collect(Collectors.joining("\n"));
        switch (assertion) {
            case "operation" -> {}
            case "contains" -> assertThat(sql).contains(value);
            case "lacks" -> assertThat(sql).doesNotContain(value);
            case "statements" -> assertThat(run.statements()).hasSize(Integer.parseInt(value));
            case "answer" -> assertThat(run.response()).contains(value);
            case "no answer" -> assertThat(run.response()).doesNotContain(value);
            case "code" ->
                assertThat(run.problems())
                        .extracting(problem -> problem.code().name())
                        .contains(value);
            case "fails" -> assertThat(run.problems()).hasSize(Integer.parseInt(value));
            default -> throw new IllegalArgumentException("no such assertion: ## " + assertion);
        }
    }
}

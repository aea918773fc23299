package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.CatalogEngine;
import org.fraiseql.Engine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RolledBack;
import org.fraiseql.sql.BoundStatement;
import org.fraiseql.sql.TestStatements;
import org.fraiseql.store.ReadSession;
import org.fraiseql.store.RequestTerms;
import org.fraiseql.store.Rows;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression: few rows were fetched at once however long they are, and a single value could take the whole memory. */
class LongRowsTest {
    private static final int ROWS = 400;
    private static final int BYTES = 200_000;

    private static final SessionDataSource DATABASE = SharedDatabase.withSql("long_rows", """
            CREATE TABLE shelf (id int PRIMARY KEY);
            CREATE TABLE doc (id int PRIMARY KEY, shelf_id int NOT NULL REFERENCES shelf, body text);
            CREATE INDEX ON doc (shelf_id);
            CREATE TABLE film (id int PRIMARY KEY, name text, body text);
            INSERT INTO shelf VALUES (1), (2);
            INSERT INTO doc SELECT g, 1, repeat('x', 200000) FROM generate_series(1, 400) g;
            INSERT INTO doc VALUES (401, 2, 'short');
            INSERT INTO film VALUES (1, 'long', repeat('x', 80000000)), (2, 'short', 'x');
            ANALYZE;
            """);

    private record Answer(long bytes, List<Problem> problems) {}

    private static Answer answer(String query, String backend) {
        return answer(query, CatalogEngine.over(DATABASE).on(backend).serving());
    }

    private static Answer answer(String query, Engine engine) {
        AtomicLong sent = new AtomicLong();
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> sent.addAndGet(length));
        var result = engine.answer(
                new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(), false),
                new RequestContext("test", Deadline.NEVER),
                out);
        out.flush();
        return new Answer(sent.get(), result.problems());
    }

    /** What may not be held is read row by row. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc     | { docs(limit: 400, where: {shelfId: {eq: 1}}) { id body } }
            reactive | { docs(limit: 400, where: {shelfId: {eq: 1}}) { id body } }
            jdbc     | { docs(where: {shelfId: {eq: 1}}) { id body } }
            reactive | { docs(where: {shelfId: {eq: 1}}) { id body } }
            jdbc     | { shelf(id: 1) { docs { body } } }
            reactive | { shelf(id: 1) { docs { body } } }
            jdbc     | { shelf(id: 1) { id docs { body } } }
            reactive | { shelf(id: 1) { id docs { body } } }
            jdbc     | { a: shelf(id: 1) { docs { body } } b: shelf(id: 2) { docs { body } } }
            reactive | { a: shelf(id: 1) { docs { body } } b: shelf(id: 2) { docs { body } } }
            """)
    void rowsThatAreLongTogetherAreAnswered(String backend, String query) {
        Answer answer = answer(query, backend);

        assertThat(answer.problems()).isEmpty();
        assertThat(answer.bytes()).isGreaterThan((long) ROWS * BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void aValueThatIsTooLongIsRefusedAndTheNextRequestIsAnswered(String backend) {
        for (String query : List.of(
                "{ film(id: 1) { body } }",
                "{ films { body } }",
                "{ films(limit: 2) { body } }",
                "mutation { updateFilm(id: 1, input: {name: \"other\"}) { body } }")) {
            assertThat(answer(query, backend).problems())
                    .as(query)
                    .extracting(Problem::code)
                    .containsExactly(ErrorCode.LIMIT_EXCEEDED);
            assertThat(answer("{ film(id: 1) { name } }", backend).problems()).isEmpty();
        }
        assertThat(CatalogEngine.over(DATABASE).run("{ film(id: 1) { name } }").data())
                .isEqualTo("{\"data\":{\"film\":{\"name\":\"long\"}}}");
    }

    /** The connection ends with them, and with it the snapshot: what has left can't be taken back. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void rowsOfALaterFieldAreReadOneByOneWhenTheyAreAskedForAgain(String backend) {
        Engine engine = CatalogEngine.over(DATABASE).on(backend).serving();
        String query =
                "{ film(id: 2) { name } docs(limit: 400, where: {shelfId: {eq: 1}}) { body } other: film(id: 2) { name } }";

        Answer first = answer(query, engine);
        Answer again = answer(query, engine);

        assertThat(first.problems())
                .extracting(problem -> problem.extensions().get("retryable"))
                .containsExactly(true, true);
        assertThat(first.problems()).extracting(Problem::code).containsOnly(ErrorCode.LIMIT_EXCEEDED);
        assertThat(again.problems()).isEmpty();
        assertThat(again.bytes()).isGreaterThan((long) ROWS * BYTES);
    }

    /** Regression: each time they ended the transaction of the application that they were read in. */
    @Test
    void aTransactionOfSomebodyElsesReadsThemSomeAtATime() throws SQLException {
        BoundStatement bodies = new BoundStatement(
                TestStatements.of("SELECT body FROM doc WHERE shelf_id = 1 LIMIT 398"), List.of(), 398);
        try (Connection connection = DATABASE.getConnection()) {
            connection.setAutoCommit(false);
            JdbcBackend backend = new JdbcBackend(RolledBack.only(connection), Duration.ofSeconds(30), 1);
            try (ReadSession session =
                    backend.inTransaction().open(List.of(bodies, bodies), RequestTerms.until(Deadline.NEVER))) {
                for (int i = 0; i < 2; i++) {
                    assertThat(bytes(session.rows(i))).isEqualTo(398L * BYTES);
                }
            }
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private static long bytes(Rows rows) {
        long bytes = 0;
        while (rows.next()) {
            byte[] body = rows.column(0);
            bytes += body == null ? 0 : body.length;
        }
        return bytes;
    }

    /** Regression: they were told to try again, as if the database were away. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void fieldsAfterOneThatIsTooLongAreNotToBeTriedAgain(String backend) {
        assertThat(answer("{ film(id: 1) { body } docs(limit: 1) { id } }", backend)
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ErrorCode.LIMIT_EXCEEDED, ErrorCode.LIMIT_EXCEEDED);
    }
}

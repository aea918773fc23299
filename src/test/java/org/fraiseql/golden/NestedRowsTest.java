package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.fraiseql.CatalogEngine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Regression: rows of lists below a single row, or below a few, were all held by the driver before the first was written, as only the rows at the root were counted.
 * While the first bytes leave, a session that has sent everything is idle, and one with more to come is in its transaction.
 */
class NestedRowsTest {
    private static final int CHILDREN = 60_000;

    private static final SessionDataSource DATABASE = SharedDatabase.withSql("nested_rows", """
            CREATE TABLE author (id int PRIMARY KEY, name text);
            CREATE TABLE book (id int PRIMARY KEY, author_id int NOT NULL REFERENCES author, title text);
            CREATE INDEX ON book (author_id);
            CREATE TABLE award (id int PRIMARY KEY, author_id int NOT NULL REFERENCES author, title text);
            CREATE TABLE page (id int PRIMARY KEY, line text);
            CREATE TABLE mark (id int PRIMARY KEY, page_id int NOT NULL REFERENCES page, text text);
            CREATE INDEX ON mark (page_id);
            INSERT INTO author SELECT g, 'author ' || g FROM generate_series(1, 2000) g;
            INSERT INTO book SELECT g, greatest(1, g - 60000 + 1), repeat('x', 40) FROM generate_series(1, 61000) g;
            INSERT INTO award SELECT g, greatest(1, g - 60000 + 1), repeat('x', 40) FROM generate_series(1, 61000) g;
            INSERT INTO page SELECT g, repeat('x', 2000) FROM generate_series(1, 2000) g;
            INSERT INTO mark SELECT g, 1 + g / 10, repeat('x', 200) FROM generate_series(1, 19000) g;
            ANALYZE;
            """);

    private record Answer(String text, String sessionsInTransaction) {
        int count(String part) {
            return text.split(part, -1).length - 1;
        }
    }

    /** Sessions that are at work come to rest first: the server marks what it has sent a moment later, and autovacuum comes when it likes. */
    private static String sessionsInTransaction() {
        String states =
                "SELECT count(*) FILTER (WHERE state %s) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'";
        for (int i = 0; i < 100 && !"0".equals(SharedDatabase.value(DATABASE, states.formatted("= 'active'"))); i++) {
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
        return SharedDatabase.value(DATABASE, states.formatted("LIKE 'idle in transaction%'"));
    }

    private static Answer answer(String query, String backend) {
        var sent = new ByteArrayOutputStream();
        var inTransaction = new StringBuilder();
        ResponseBuffer out = new ResponseBuffer((bytes, offset, length) -> {
            if (inTransaction.isEmpty()) {
                inTransaction.append(sessionsInTransaction());
            }
            sent.write(bytes, offset, length);
        });
        var result = CatalogEngine.over(DATABASE)
                .on(backend)
                .serving()
                .answer(
                        new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<>(), false),
                        new RequestContext("test", Deadline.NEVER),
                        out);
        out.flush();
        assertThat(result.problems()).isEmpty();
        return new Answer(sent.toString(StandardCharsets.UTF_8), inTransaction.toString());
    }

    /** The average says that an author has a few books and awards; there is no index for awards, so that they are read by level. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            jdbc     | books
            reactive | books
            jdbc     | awards
            reactive | awards
            """)
    void moreThanTheStatisticsLetExpectComeSomeAtATime(String backend, String list) {
        Answer answer = answer("{ author(id: 1) { name %s { id title } } }".formatted(list), backend);

        assertThat(answer.count("\"id\"")).isEqualTo(CHILDREN);
        assertThat(answer.text())
                .startsWith("{\"data\":{\"author\":{\"name\":\"author 1\",")
                .endsWith("]}}}");
        assertThat(answer.sessionsInTransaction()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void soTheyDoBelowSeveralAndInSeveralFields(String backend) {
        Answer answer = answer(
                "{ a: authors(limit: 1) { books { id } } b: author(id: 1) { books { id } } c: author(id: 1) { name } }",
                backend);

        assertThat(answer.count("\"id\"")).isEqualTo(2 * CHILDREN);
        assertThat(answer.text()).endsWith("\"c\":{\"name\":\"author 1\"}}}");
        assertThat(answer.sessionsInTransaction()).isEqualTo("1");
    }

    /** What statistics know to be long is not tried in vain. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void whatIsLongOnTheAverageComesSomeAtATime(String backend) {
        Answer answer = answer("{ authors { id books { title } } }", backend);

        assertThat(answer.count("\"title\"")).isEqualTo(CHILDREN + 1000);
        assertThat(answer.sessionsInTransaction()).isEqualTo("1");
    }

    /** A cursor would cost them a transaction. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void shortListsWithShortListsComeAtOnce(String backend) {
        Answer answer =
                answer("{ pages(orderBy: {id: ASC}, offset: 1, limit: 150) { line marks { id text } } }", backend);

        assertThat(answer.count("\"text\"")).isEqualTo(1_500);
        assertThat(answer.sessionsInTransaction()).isEqualTo("0");
    }

    /** Aliases make rows as wide as somebody likes. */
    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void wideRowsComeSomeAtATime(String backend) {
        StringBuilder aliases = new StringBuilder();
        for (int i = 0; i < 99; i++) {
            aliases.append(" a").append(i).append(": line");
        }

        Answer answer = answer("{ pages(limit: 2000) { id %s } }".formatted(aliases), backend);

        assertThat(answer.count("\"id\"")).isEqualTo(2000);
        assertThat(answer.sessionsInTransaction()).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdbc", "reactive"})
    void whatMutationsReadBackIsComplete(String backend) {
        String answer = CatalogEngine.over(DATABASE)
                .on(backend)
                .run("mutation { updateAuthor(id: 1, input: {name: \"other\"}) { name books { id } awards { id } } }")
                .data();

        assertThat(answer.split("\"id\"", -1)).hasSize(2 * CHILDREN + 1);
        assertThat(answer).contains("\"name\":\"other\"");
    }
}

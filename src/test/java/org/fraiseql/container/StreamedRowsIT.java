package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Beans beside many rows, in a heap that has no room for these. */
@Isolated
@Tag("liberty")
class StreamedRowsIT {
    private static final String DATABASE = "streamed_rows";
    private static final String HEAP = "-Xmx160m";
    private static final int ROWS = 300_000;
    private static final int LENGTH = 1_000;

    @SuppressWarnings("NullAway.Init") // started before all
    private static OwnServer server;

    @BeforeAll
    static void start() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE TABLE typed_note (id int PRIMARY KEY, note text NOT NULL)",
                "INSERT INTO typed_note SELECT n, rpad(n::text, %d, 'x') FROM generate_series(1, %d) n"
                        .formatted(LENGTH, ROWS),
                "ANALYZE");
        Map<String, String> environment = new LinkedHashMap<>(database.environment(DATABASE));
        environment.put("JVM_ARGS", ServerCommand.jvmArguments() + " " + HEAP);
        server = OwnServer.start(DATABASE, BuiltWar.withTypedBeans(), environment)
                .ready();
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** The server ends when its heap is full. */
    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aTypedStreamHoldsFewOfItsRows(boolean inTransaction) {
        assertThat(server.client().data("{ charactersOfNotes(inTransaction: " + inTransaction + ") }"))
                .isEqualTo("{\"data\":{\"charactersOfNotes\":\"" + (long) ROWS * LENGTH + "\"}}");
    }

    /** An answer whose length is known was held until it was complete. */
    @Test
    void aLongListBesideABeanIsSentWhileItsRowsAreRead() {
        assertThat(server.client()
                        .query("{ misspelt typedNotes(limit: 10) { note } }")
                        .header("Content-Length"))
                .isNotEmpty();
        Reply answer = server.client().query("{ misspelt typedNotes(limit: 20000) { note } again: misspelt }");
        assertThat(answer.header("Content-Length")).isEmpty();
        String body = answer.body();
        assertThat(body.length()).isGreaterThan(20_000 * LENGTH);
        assertThat(body.substring(0, 100)).startsWith("{\"data\":{\"misspelt\":\"");
        assertThat(body.substring(body.length() - 100)).endsWith("There is no list \\\"boks\\\".\"}}");
    }
}

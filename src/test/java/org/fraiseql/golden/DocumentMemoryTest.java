package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.CatalogEngine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.config.DatabaseConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list of documents is never in memory as a whole, however long it is. */
@Isolated
@Tag("slow")
class DocumentMemoryTest {
    private static final long DOCUMENTS = 1_000_000;
    private static final long MEGABYTE = 1 << 20;
    private static final CatalogEngine ENGINE =
            CatalogEngine.over(SharedDatabase.withSql("document_memory", """
            CREATE TABLE tv_stored (id int PRIMARY KEY, data jsonb);
            COMMENT ON TABLE tv_stored IS '@type {name: String, "full_name": String, n: Int, wrong: Int}';
            INSERT INTO tv_stored SELECT n, jsonb_build_object('name', 'n' || n, 'full_name', 'f' || n, 'n', n, 'wrong', 'x', 'rest', repeat('r', 900)) FROM generate_series(1, %1$d) n;
            CREATE VIEW v_made AS SELECT id, data FROM tv_stored;
            COMMENT ON VIEW v_made IS E'@key(id)\\n@type {name: String, "full_name": String, n: Int, wrong: Int}';
            """.formatted(DOCUMENTS)));

    @ParameterizedTest
    @CsvSource({
        "storeds, jdbc, name fullName n",
        "mades, jdbc, name fullName n",
        "storeds, reactive, name fullName n",
        "mades, reactive, name fullName n",
        "storeds, jdbc, n wrong"
    })
    void memoryStaysFlatOnAMillionDocuments(String list, String backend, String fields) {
        var engine = (backend.equals(DatabaseConfig.JDBC) ? ENGINE : ENGINE.on(backend)).serving();
        AtomicLong bytes = new AtomicLong();
        AtomicLong highest = new AtomicLong();
        AtomicLong next = new AtomicLong();
        long before = live();
        ResponseBuffer out = new ResponseBuffer((block, offset, length) -> {
            if (bytes.addAndGet(length) > next.get()) {
                next.addAndGet(4 * MEGABYTE);
                highest.accumulateAndGet(live(), Math::max);
            }
        });
        engine.answer(
                new GraphQLRequest(
                        "{ %s { %s } }".formatted(list, fields),
                        Optional.empty(),
                        new LinkedHashMap<String, @Nullable Object>(),
                        false),
                out);
        out.flush();

        assertThat(bytes.get()).isGreaterThan(DOCUMENTS * 15);
        assertThat(highest.get() - before)
                .as("bytes of live heap above those before")
                .isLessThan(32 * MEGABYTE);
    }

    private static long live() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return runtime.totalMemory() - runtime.freeMemory();
    }
}

package org.fraiseql.golden;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.PgBouncer;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The same as {@link PooledCallersTest} behind PgBouncer itself, where it is installed. */
@Tag("slow")
@Timeout(120)
class PgBouncerIT {
    @BeforeAll
    static void load() throws IOException {
        PooledCallers.load();
    }

    /** @param keepsStatements which takes PgBouncer 1.21 */
    @ParameterizedTest
    @CsvSource({DatabaseConfig.JDBC + ",false", DatabaseConfig.JDBC + ",true", DatabaseConfig.REACTIVE + ",true"})
    void everybodyIsServedAsHimself(String backend, boolean keepsStatements) throws Exception {
        Optional<Path> program = PgBouncer.program();
        assumeTrue(program.isPresent(), "PgBouncer is not installed");
        assumeTrue(
                !keepsStatements || PgBouncer.keepsStatements(program.get()),
                "PgBouncer is older than 1.21, which first kept statements");
        try (PgBouncer pooler = PgBouncer.start(
                program.get(),
                SharedDatabase.port(),
                PooledCallers.DATABASE,
                EmbeddedDatabase.USER,
                PooledCallers.SESSIONS,
                keepsStatements)) {
            PooledCallers.areServedAsThemselves(pooler.port(), keepsStatements, backend);
        }
    }
}

package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.fraiseql.network.TransactionPooler;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Behind a pooler that gives each transaction another session, as PgBouncer does in transaction mode: everybody is served as himself, and no session keeps anything of it. */
@Timeout(120)
class PooledCallersTest {
    @BeforeAll
    static void load() throws IOException {
        PooledCallers.load();
    }

    /** @param keepsStatements whether the pooler prepares statements in each session; where it does not, {@code fraiseql.db.prepare-threshold} is 0 */
    @ParameterizedTest
    @CsvSource({DatabaseConfig.JDBC + ",false", DatabaseConfig.JDBC + ",true", DatabaseConfig.REACTIVE + ",true"})
    void rolesAndSettingsEndWithTheirTransaction(String backend, boolean keepsStatements) throws Exception {
        try (TransactionPooler pooler =
                new TransactionPooler(SharedDatabase.port(), PooledCallers.SESSIONS, keepsStatements)) {
            PooledCallers.areServedAsThemselves(pooler.port(), keepsStatements, backend);
            assertThat(pooler.handovers())
                    .as("transactions in a session of somebody else's")
                    .isGreaterThan(PooledCallers.ROUNDS);
        }
    }
}

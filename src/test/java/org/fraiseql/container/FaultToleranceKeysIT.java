package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.EmbeddedDatabase;
import org.fraiseql.network.Fault.Plain;
import org.fraiseql.network.TcpProxy;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** MicroProfile's own keys of Fault Tolerance go before what we make of {@code fraiseql.db.max-retries} and its neighbours (ADR 17 and 30), here as environment variables. */
@Timeout(600)
@Tag("slow")
class FaultToleranceKeysIT {
    private static final String DATABASE = "fault_tolerance";
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FAILS = "{ failings { n } }";

    @SuppressWarnings("NullAway.Init") // before all tests
    private static TcpProxy network;

    @BeforeAll
    static void prepare() throws Exception {
        EmbeddedDatabase database = IntegrationServer.database();
        database.create(DATABASE, List.of());
        Databases.run(
                database,
                DATABASE,
                "CREATE SEQUENCE tries",
                "CREATE FUNCTION fails() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM nextval('tries');"
                        + " RAISE EXCEPTION 'not now' USING ERRCODE = '40001'; END $$",
                "CREATE TABLE item (id int PRIMARY KEY)",
                "INSERT INTO item VALUES (1)",
                "CREATE VIEW failing AS SELECT fails() AS n FROM item");
        network = TcpProxy.to(database.port());
    }

    @AfterAll
    static void stop() {
        network.close();
    }

    private static Map<String, String> environment() {
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(DATABASE));
        environment.put("PGHOST", "127.0.0.1");
        environment.put("PGPORT", Integer.toString(network.port()));
        environment.put("FRAISEQL_DB_MAX_RETRIES", "1");
        environment.put("FRAISEQL_DB_INITIAL_BACKOFF_MS", "1");
        environment.put("FRAISEQL_DB_BREAKER_FAILURES", "1");
        environment.put("FRAISEQL_DB_BREAKER_DELAY_MS", "600000");
        return environment;
    }

    private static String tries(OwnServer server) {
        Databases.run(IntegrationServer.database(), DATABASE, "ALTER SEQUENCE tries RESTART");
        assertThat(server.client().data(FAILS)).contains("TRANSACTION_ROLLBACK");
        return Databases.text(IntegrationServer.database(), DATABASE, "SELECT last_value FROM tries");
    }

    /** Somebody has tried to connect: a circuit that is open tells of no SQLSTATE. */
    private static boolean isTried(OwnServer server) {
        Reply reply = server.client().query("{ items { id } }");
        assertThat(reply.status()).isEqualTo(503);
        return reply.body().contains("\"sqlState\":\"08");
    }

    @Test
    void withoutThemOursCount() throws Exception {
        try (OwnServer server =
                OwnServer.start("fault-tolerance-ours", environment()).ready()) {
            assertThat(tries(server)).isEqualTo("2");
            network.behave(Plain.REFUSE);
            Eventually.holds(PATIENCE, () -> !isTried(server));
        } finally {
            network.behave(Plain.NONE);
        }
    }

    @Test
    void readsAreRetriedAndTheDatabaseAskedAsTheySay() throws Exception {
        Map<String, String> environment = environment();
        environment.put("ORG_FRAISEQL_STORE_READOPENING_OPEN_RETRY_MAXRETRIES", "6");
        environment.put("ORG_FRAISEQL_STORE_CONNECTIONCIRCUIT_CALL_CIRCUITBREAKER_ENABLED", "false");
        try (OwnServer server =
                OwnServer.start("fault-tolerance-theirs", environment).ready()) {
            assertThat(tries(server)).isEqualTo("7");
            network.behave(Plain.REFUSE);
            Eventually.holds(PATIENCE, () -> isTried(server));
            for (int i = 0; i < 10; i++) {
                assertThat(isTried(server)).isTrue();
            }
        } finally {
            network.behave(Plain.NONE);
        }
    }

    @Test
    void withoutFaultToleranceReadsAreTriedOnce() throws Exception {
        Map<String, String> environment = environment();
        environment.put("MP_Fault_Tolerance_NonFallback_Enabled", "false");
        try (OwnServer server =
                OwnServer.start("fault-tolerance-none", environment).ready()) {
            assertThat(tries(server)).isEqualTo("1");
        }
    }
}

package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.function.Function;
import java.util.stream.Stream;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigReaderTest {
    /** A key, its default, another value as it is written, and as it is read. */
    private record Key(
            String name, Function<FraiseqlConfig, Object> read, Object otherwise, String text, Object value) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Stream<Key> keys() {
        return Stream.of(
                new Key("db.backend", c -> c.db().backend(), "jdbc", "reactive", "reactive"),
                new Key("db.gather", c -> c.db().gathers(), true, "off", false),
                new Key("db.query-tags", c -> c.db().queryTags(), false, "true", true),
                new Key("db.pipelining", c -> c.db().pipelining(), 1, "64", 64),
                new Key("db.pipelined-connections", c -> c.db().pipelinedConnections(), 4, "16", 16),
                new Key("db.parity-testing", c -> c.db().parityTesting(), false, "true", true),
                new Key("db.parity-sample", c -> c.db().paritySample(), 1.0, "0.25", 0.25),
                new Key("db.max-connections", c -> c.db().maxConnections(), 20, "50", 50),
                new Key("db.min-idle", c -> c.db().minIdle(), 2, "0", 0),
                millis("db.connection-timeout-ms", c -> c.db().connectionTimeout(), 30_000),
                millis("db.idle-timeout-ms", c -> c.db().idleTimeout(), 600_000),
                millis("db.max-lifetime-ms", c -> c.db().maxLifetime(), 1_800_000),
                new Key("db.test-on-checkout", c -> c.db().testOnCheckout(), true, "false", false),
                millis("db.validation-timeout-ms", c -> c.db().validationTimeout(), 1_000),
                millis("db.query-timeout-ms", c -> c.db().queryTimeout(), 30_000),
                new Key(
                        "db.socket-timeout-ms",
                        c -> c.db().socketTimeout(),
                        Duration.ofSeconds(35),
                        "31999",
                        Duration.ofSeconds(31)),
                new Key("db.statement-cache-size", c -> c.db().statementCacheSize(), 100, "0", 0),
                new Key("db.max-fetch-bytes", c -> c.db().maxFetchBytes(), 64 << 20, "20971520", 20 << 20),
                new Key("db.ssl-mode", c -> c.db().sslMode(), "prefer", "verify-full", "verify-full"),
                new Key("db.target-server-type", c -> c.db().targetServerType(), "any", "primary", "primary"),
                new Key("db.max-retries", c -> c.db().maxRetries(), 3, "0", 0),
                millis("db.initial-backoff-ms", c -> c.db().initialBackoff(), 100),
                millis("db.max-backoff-ms", c -> c.db().maxBackoff(), 5_000),
                millis("db.attempt-timeout-ms", c -> c.db().attemptTimeout(), 65_000),
                new Key("db.retry-timeouts", c -> c.db().retryTimeouts(), false, "true", true),
                new Key("db.breaker-failures", c -> c.db().breakerFailures(), 5, "9", 9),
                millis("db.breaker-delay-ms", c -> c.db().breakerDelay(), 1_000),
                new Key("db.performance-log", c -> c.db().performanceLog(), false, "true", true),
                millis("db.performance-threshold-ms", c -> c.db().performanceThreshold(), 100),
                new Key(
                        "db.pool-stats-interval-s",
                        c -> c.db().poolStatsInterval(),
                        Duration.ZERO,
                        "60",
                        Duration.ofSeconds(60)),
                new Key(
                        "catalog.schemas",
                        c -> c.catalog().schemas(),
                        List.of("public"),
                        "app, public ,",
                        List.of("app", "public")),
                new Key(
                        "catalog.include",
                        c -> c.catalog().include(),
                        List.of("*"),
                        "tb_*,v_*",
                        List.of("tb_*", "v_*")),
                new Key("catalog.exclude", c -> c.catalog().exclude(), List.of(), "secret", List.of("secret")),
                new Key("catalog.mutations", c -> c.catalog().mutations(), true, "false", false),
                new Key(
                        "catalog.directives",
                        c -> c.catalog().directives(),
                        Optional.empty(),
                        "src/test/resources/databases/billing.properties",
                        Optional.of("src/test/resources/databases/billing.properties")),
                new Key("limits.max-depth", c -> c.limits().maxDepth(), 15, "3", 3),
                new Key(
                        "limits.max-limit",
                        c -> c.limits().maxLimit(),
                        OptionalInt.empty(),
                        "100",
                        OptionalInt.of(100)),
                new Key("limits.max-where-depth", c -> c.limits().maxWhereDepth(), 10, "1", 1),
                new Key("limits.max-body-bytes", c -> c.limits().maxBodyBytes(), 1 << 20, "10", 10),
                new Key("limits.max-batch", c -> c.limits().maxBatch(), 10, "1", 1),
                new Key("limits.max-in-list", c -> c.limits().maxInList(), 10_000, "5", 5),
                new Key("limits.max-conditions", c -> c.limits().maxConditions(), 1_000, "5", 5),
                new Key("limits.max-root-fields", c -> c.limits().maxRootFields(), 30, "1", 1),
                new Key("limits.max-aliases", c -> c.limits().maxAliases(), 100, "1", 1),
                new Key("limits.max-cost", c -> c.limits().maxCost(), 20_000_000, "0", 0),
                new Key("limits.max-cached-bytes", c -> c.limits().maxCachedBytes(), 64 << 20, "0", 0),
                new Key("limits.max-buffered-bytes", c -> c.limits().maxBufferedBytes(), 64 << 20, "4096", 4096),
                new Key(
                        "limits.max-total-buffered-bytes",
                        c -> c.limits().maxTotalBufferedBytes(),
                        OptionalInt.empty(),
                        "2097152",
                        OptionalInt.of(2 << 20)),
                new Key(
                        "limits.max-total-request-bytes",
                        c -> c.limits().maxTotalRequestBytes(),
                        OptionalInt.empty(),
                        "2097152",
                        OptionalInt.of(2 << 20)),
                new Key(
                        "limits.max-concurrent-per-client",
                        c -> c.limits().maxConcurrentPerClient(),
                        OptionalInt.empty(),
                        "5",
                        OptionalInt.of(5)),
                new Key("http.threads", c -> c.http().threads(), 64, "24", 24),
                millis("limits.max-request-ms", c -> c.limits().maxRequest(), 30_000),
                new Key(
                        "limits.max-concurrent",
                        c -> c.limits().maxConcurrent(),
                        OptionalInt.empty(),
                        "7",
                        OptionalInt.of(7)),
                new Key("limits.max-queue", c -> c.limits().maxQueue(), 256, "0", 0),
                new Key(
                        "limits.rate-per-second",
                        c -> c.limits().ratePerSecond(),
                        OptionalInt.empty(),
                        "5",
                        OptionalInt.of(5)),
                new Key("limits.rate-burst", c -> c.limits().rateBurst(), OptionalInt.empty(), "9", OptionalInt.of(9)),
                new Key("limits.max-log-lines-per-second", c -> c.limits().maxLogLinesPerSecond(), 20, "0", 0),
                new Key("json.big-numbers-as-strings", c -> c.json().bigNumbersAsStrings(), false, "true", true),
                new Key(
                        "persisted-operations.mode",
                        c -> c.persistedOperations().mode(),
                        Mode.APQ,
                        "off",
                        Mode.OFF),
                new Key(
                        "persisted-operations.folder",
                        c -> c.persistedOperations().folder(),
                        "",
                        "/queries",
                        "/queries"),
                new Key("http.introspection", c -> c.http().introspection(), false, "true", true),
                new Key("http.console", c -> c.http().console(), false, "true", true),
                new Key("http.admin", c -> c.http().admin(), false, "true", true),
                new Key("http.figures", c -> c.http().figures(), false, "true", true),
                new Key("http.suggestions", c -> c.http().suggestions(), false, "true", true),
                new Key("http.server-timing", c -> c.http().serverTiming(), false, "true", true),
                millis("http.body-timeout-ms", c -> c.http().bodyTimeout(), 10_000),
                new Key("http.max-incomplete-bodies", c -> c.http().maxIncompleteBodies(), 128, "1", 1),
                new Key("http.min-bytes-per-second", c -> c.http().minBytesPerSecond(), 1_024, "0", 0),
                millis("http.stream-timeout-ms", c -> c.http().streamTimeout(), 600_000),
                new Key("http.max-streams", c -> c.http().maxStreams(), 10, "30", 30),
                new Key("http.stream-from-bytes", c -> c.http().streamFromBytes(), 1 << 20, "0", 0),
                new Key("http.max-held-bytes", c -> c.http().maxHeldBytes(), 64 << 20, "0", 0),
                new Key("http.max-held-answers", c -> c.http().maxHeldAnswers(), 200, "3", 3),
                new Key("http.unknown-variables", c -> c.http().unknownVariables(), "refuse", "ignore", "ignore"),
                millis("http.shutdown-ms", c -> c.http().shutdown(), 30_000),
                millis("catalog.reload-interval-ms", c -> c.catalog().reloadInterval(), 10_000),
                new Key("schema.non-null-relations", c -> c.schema().nonNullRelations(), true, "false", false),
                new Key("telemetry.max-operation-names", c -> c.telemetry().maxOperationNames(), 200, "20", 20));
    }

    private static Key millis(String name, Function<FraiseqlConfig, Object> read, int otherwise) {
        return new Key(name, read, Duration.ofMillis(otherwise), "1234", Duration.ofMillis(1234));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachKeyHasItsDefaultAndChangesWhatItNames(Key key) {
        assertThat(key.read.apply(read(new LinkedHashMap<>()))).isEqualTo(key.otherwise);
        assertThat(key.read.apply(read("fraiseql." + key.name, key.text))).isEqualTo(key.value);
        assertThat(key.read.apply(read("fraiseql." + key.name, " " + key.text + " ")))
                .isEqualTo(key.value);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void eachKeyIsAnEnvironmentVariableToo(Key key) {
        String variable = "FRAISEQL_" + key.name.replaceAll("[.-]", "_").toUpperCase(java.util.Locale.ROOT);

        assertThat(key.read.apply(read(variable, key.text))).isEqualTo(key.value);
    }

    @ParameterizedTest
    @CsvSource({
        "RUST_DB_MAX_CONNECTIONS, 7",
        "RUST_DB_MIN_IDLE, 7",
        "RUST_DB_MAX_RETRIES, 7",
        "RUST_DB_STATEMENT_CACHE_SIZE, 7"
    })
    void theNamesOfTheOriginalAreTaken(String alias, int value) {
        FraiseqlConfig config = read(alias, Integer.toString(value));

        assertThat(List.of(
                        config.db().maxConnections(),
                        config.db().minIdle(),
                        config.db().maxRetries(),
                        config.db().statementCacheSize()))
                .contains(value);
    }

    @ParameterizedTest
    @CsvSource({
        "RUST_DB_MAX_SIZE, ' It is \"fraiseql.db.max-connections\" here.'",
        "RUST_DB_CONNECTION_TIMEOUT, ' It is \"fraiseql.db.connection-timeout-ms\" here.'",
        "RUST_DB_IDLE_TIMEOUT, ' It is \"fraiseql.db.idle-timeout-ms\" here.'",
        "RUST_DB_MAX_LIFETIME, ' It is \"fraiseql.db.max-lifetime-ms\" here.'",
        "RUST_DB_ENABLED, ' It is \"fraiseql.db.backend\" here.'",
        "RUST_DB_MAX_RETRY, ' Did you mean \"RUST_DB_MAX_RETRIES\"?'",
        "RUST_DB_NOTHING_LIKE_IT_AT_ALL, ''"
    })
    void namesOfTheOriginalThatAreUnknownAreTold(String name, String meant) {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(name, "9"))
                .withMessageContaining(name + " is no key of the configuration." + meant);
    }

    @Test
    void theOwnNameGoesBeforeTheAlias() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.max-connections", "5");
        values.put("RUST_DB_MAX_CONNECTIONS", "7");

        assertThat(read(values).db().maxConnections()).isEqualTo(5);
    }

    @Test
    void theClientLibrarysNameOfTheTlsModeCountsLast() {
        assertThat(read("PGSSLMODE", "verify-full").db().sslMode()).isEqualTo("verify-full");
        Map<String, String> values = new LinkedHashMap<>();
        values.put("PGSSLMODE", "verify-full");
        values.put("RUST_DB_SSL_MODE", "require");
        assertThat(read(values).db().sslMode()).isEqualTo("require");
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read("PGSSLMODE", "requir"))
                .withMessageContaining("fraiseql.db.ssl-mode is \"requir\"");
    }

    @Test
    void parityTestingHasTheOriginalsName() {
        assertThat(read("FRAISEQL_PARITY_TESTING", "true").db().parityTesting()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "fraiseql.db.backend, reactiv, must be one of: jdbc\\, reactive. Did you mean \"reactive\"?",
        "fraiseql.db.parity-sample, 1.01, must be a number from 0 to 1.",
        "fraiseql.db.parity-sample, NaN, must be a number from 0 to 1.",
        "fraiseql.db.parity-sample, half, must be a number from 0 to 1.",
        "fraiseql.db.pipelining, 0, must be a whole number from 1 to 1000.",
        "fraiseql.db.pipelined-connections, 0, must be a whole number from 1 to 10000."
    })
    void wrongSettingsOfTheBackendsAreTold(String key, String value, String problem) {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(key, value))
                .withMessageContaining(key + " is \"" + value + "\", but " + problem.replace("\\", ""));
    }

    /** Regression: with parity testing the reactive client read at a former primary all the same. */
    @ParameterizedTest
    @CsvSource({"fraiseql.db.backend, reactive", "fraiseql.db.parity-testing, true"})
    void nobodySharesConnectionsWhereThePrimaryIsWanted(String key, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.target-server-type", "primary");
        values.put("fraiseql.db.pipelining", "8");
        assertThatCode(() -> read(values)).doesNotThrowAnyException();
        values.put(key, value);
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(values))
                .withMessageContaining(
                        "fraiseql.db.pipelining must be 1 where fraiseql.db.target-server-type is primary");
    }

    @Test
    void asManyWaitAsAreWorkedForWhereThatIsSaid() {
        assertThat(read("fraiseql.limits.max-concurrent", "7").limits().maxQueue())
                .isEqualTo(7);
    }

    @Test
    void everyProblemIsReportedAtOnce() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.max-connections", "many");
        values.put("fraiseql.db.ssl-mode", "requir");
        values.put("fraiseql.limits.max-depth", "0");
        values.put("fraiseql.http.console", "yes");
        values.put("fraiseql.db.max-conections", "5");

        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(values))
                .withMessageContaining("5 problems")
                .withMessageContaining("fraiseql.db.max-connections is \"many\"")
                .withMessageContaining("Did you mean \"require\"?")
                .withMessageContaining("fraiseql.limits.max-depth is \"0\"")
                .withMessageContaining("fraiseql.http.console is \"yes\"")
                .withMessageContaining("fraiseql.db.max-conections is no key")
                .withMessageContaining("Did you mean \"fraiseql.db.max-connections\"");
    }

    /** A service named fraiseql, or fraiseql-db, stopped every pod beside it. */
    @ParameterizedTest
    @CsvSource({
        "FRAISEQL_SERVICE_HOST, 10.0.0.1",
        "FRAISEQL_SERVICE_PORT, 9080",
        "FRAISEQL_SERVICE_PORT_HTTP, 9080",
        "FRAISEQL_PORT, tcp://10.0.0.1:9080",
        "FRAISEQL_PORT_9080_TCP, tcp://10.0.0.1:9080",
        "FRAISEQL_PORT_9080_TCP_ADDR, 10.0.0.1",
        "FRAISEQL_DB_PORT_5432_TCP_PROTO, tcp",
        "FRAISEQL_DB_SERVICE_HOST, 10.0.0.1",
        "FRAISEQL_DB_PORT, tcp://10.0.0.1:5432"
    })
    void variablesOfKubernetesAreNoKeys(String name, String value) {
        assertThatCode(() -> read(name, value)).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @CsvSource({"FRAISEQL_DB_PORT, 5432", "FRAISEQL_PORTS, tcp://10.0.0.1:9080", "FRAISEQL_HTTP_SERVICE, 1"})
    void whatOnlyLooksLikeThemIsRefused(String name, String value) {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(name, value))
                .withMessageContaining(name + " is no key of the configuration.");
    }

    /** What Fault Tolerance takes from our keys it takes by the names of FraiseQL for Python, too. */
    @Test
    void faultToleranceKnowsTheOtherNames() throws IOException {
        Properties all = new Properties();
        try (InputStream file = ConfigReader.class.getResourceAsStream("/META-INF/microprofile-config.properties")) {
            all.load(file);
        }
        List<String> ofOurKeys = all.values().stream()
                .map(String::valueOf)
                .filter(value -> value.contains("${"))
                .toList();
        assertThat(ofOurKeys).hasSize(5).allSatisfy(value -> assertThat(value)
                .matches("\\$\\{fraiseql\\.db\\.[a-z-]+:\\$\\{RUST_DB_[A-Z_]+:[0-9]+}}")
                .satisfies(text -> assertThat(text.replaceAll(".*fraiseql\\.db\\.([a-z-]+):.*", "$1"))
                        .isEqualTo(text.replaceAll(".*RUST_DB_([A-Z_]+):.*", "$1")
                                .toLowerCase(Locale.ROOT)
                                .replace('_', '-'))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fraiseql.db.max-conections", "FRAISEQL_DB_MAX_CONECTIONS", "fraiseql.nonsense"})
    void unknownKeysAreRefused(String name) {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(name, "1"))
                .withMessageContaining(name + " is no key of the configuration.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "fraiseql.http.port",
                "FRAISEQL_HTTP_PORT",
                "FRAISEQL_HOME",
                "fraiseql.db.ssl-cert-path",
                "PATH",
                "fraiseqlx"
            })
    void keysOfTheServerAndOfOthersArePassedOver(String name) {
        assertThat(read(name, "1")).isEqualTo(read(new LinkedHashMap<>()));
    }

    @ParameterizedTest
    @CsvSource({"30000, 35", "1234, 6", "0, 0", "86400000, 86405"})
    void theSocketTimeoutFollowsTheQueryTimeout(String queryMillis, int socketSeconds) {
        assertThat(read("fraiseql.db.query-timeout-ms", queryMillis).db().socketTimeout())
                .isEqualTo(Duration.ofSeconds(socketSeconds));
    }

    /** The database's own word about the statement would come too late. */
    @ParameterizedTest
    @CsvSource({"30000, 30000", "30000, 30999", "0, 999"})
    void aSocketTimeoutThatIsNotGreaterThanTheQueryTimeoutIsRefused(String queryMillis, String socketMillis) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.query-timeout-ms", queryMillis);
        values.put("fraiseql.db.socket-timeout-ms", socketMillis);
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(values))
                .withMessageContaining("not greater than fraiseql.db.query-timeout-ms");
    }

    @ParameterizedTest
    @CsvSource({"30000, 31000", "30000, 0", "0, 1000"})
    void aSocketTimeoutMayBeGreaterOrNone(String queryMillis, String socketMillis) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.query-timeout-ms", queryMillis);
        values.put("fraiseql.db.socket-timeout-ms", socketMillis);
        assertThat(read(values).db().socketTimeout()).isEqualTo(Duration.ofMillis(Long.parseLong(socketMillis)));
    }

    @Test
    void streamsMayTakeHalfOfThePool() {
        assertThat(read("fraiseql.db.max-connections", "50").http().maxStreams())
                .isEqualTo(25);
        Map<String, String> smallest = new LinkedHashMap<>();
        smallest.put("fraiseql.db.max-connections", "1");
        smallest.put("fraiseql.db.min-idle", "0");
        assertThat(read(smallest).http().maxStreams()).isEqualTo(1);
    }

    @Test
    void whoShowsItsSchemaMakesSuggestions() {
        assertThat(read("fraiseql.http.introspection", "true").http().suggestions())
                .isTrue();
    }

    @Test
    void fewerConnectionsThanIdleOnesAreRefused() {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read("fraiseql.db.max-connections", "1"))
                .withMessageContaining("min-idle is greater");
    }

    @ParameterizedTest
    @ValueSource(strings = {"-1", "1.5", "99999999999", "86400001"})
    void durationsAreWholeMillisecondsOfADayAtMost(String text) {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read("fraiseql.db.query-timeout-ms", text))
                .withMessageContaining("from 0 to 86400000");
    }

    private static FraiseqlConfig read(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(name, value);
        return read(values);
    }

    private static FraiseqlConfig read(Map<String, String> values) {
        return ConfigReader.read(new WrittenConfig(values));
    }
}

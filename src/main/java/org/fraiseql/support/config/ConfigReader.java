package org.fraiseql.support.config;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.Suggestion;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;

/** Reads {@link FraiseqlConfig} out of MicroProfile Config, checks it all and reports every problem at once. */
public final class ConfigReader {
    static final String PREFIX = "fraiseql.";

    private static final String PARITY_TESTING = "db.parity-testing";
    private static final String PARITY_TESTING_ALIAS = KnownNames.ENVIRONMENT_PREFIX + "PARITY_TESTING";
    private static final Duration SOCKET_GRACE = Duration.ofSeconds(5);
    private static final int DAY_S = 24 * 60 * 60;
    private static final int DAY_MS = DAY_S * 1000;
    private static final int MAX_RATE = 1_000_000;
    private static final List<String> SSL_MODES =
            List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full");
    /** Of pgjdbc's {@code targetServerType}; those that it has for old names are left out. */
    private static final List<String> SERVER_TYPES = List.of(
            DatabaseAddress.ANY_SERVER, DatabaseAddress.PRIMARY, "secondary", "preferPrimary", "preferSecondary");

    private static final String SSL_MODE = "db.ssl-mode";
    /** The name that the client library has for it. */
    private static final String SSL_MODE_OF_LIBPQ = "PGSSLMODE";

    /** Keys that only the server or the launcher reads. */
    private static final List<String> OF_THE_SERVER = List.of(
            "http.host",
            "http.port",
            "http.tls",
            "http.tls-port",
            "http.tls-keystore",
            "http.tls-keystore-password",
            "http.max-connections",
            "db.prepare-threshold",
            "db.ssl-cert-path",
            "db.ssl-key-path",
            "db.ssl-root-cert-path",
            "home",
            "dump",
            "java-home");

    private final Config source;
    private final List<String> problems = new ArrayList<>();
    private final Set<String> known = new LinkedHashSet<>();

    private ConfigReader(Config source) {
        this.source = source;
        OF_THE_SERVER.forEach(key -> known.add(PREFIX + key));
        known.add(PARITY_TESTING_ALIAS);
    }

    /** @throws ConfigProblems when anything is wrong */
    public static FraiseqlConfig read(Config source) {
        return new ConfigReader(source).read();
    }

    /** All keys that there are, those that only the server reads among them. */
    static Set<String> keys(Config source) {
        ConfigReader reader = new ConfigReader(source);
        reader.read();
        Set<String> keys = new LinkedHashSet<>(reader.known);
        keys.remove(PARITY_TESTING_ALIAS);
        return keys;
    }

    private FraiseqlConfig read() {
        DatabaseConfig database = database();
        SecurityConfig security = new SecurityReader(this).security();
        FraiseqlConfig config = new FraiseqlConfig(
                database,
                catalog(),
                limits(),
                http(database, security),
                json(),
                schema(),
                persistedOperations(),
                security,
                new TelemetryConfig(integer("telemetry.max-operation-names", 200, 0, 100_000)));
        if (config.db().minIdle() > config.db().maxConnections()) {
            problems.add("fraiseql.db.min-idle is greater than fraiseql.db.max-connections.");
        }
        if (config.db().usesReactive()
                && config.db().isPrimaryWanted()
                && config.db().pipelining() > 1) {
            problems.add(
                    "fraiseql.db.pipelining must be 1 where fraiseql.db.target-server-type is primary: nobody looks where shared connections lead.");
        }
        problems.addAll(new KnownNames(known, source).unknown());
        if (!problems.isEmpty()) {
            throw new ConfigProblems(problems);
        }
        return config;
    }

    private DatabaseConfig database() {
        Duration queryTimeout = millis("db.query-timeout-ms", 30_000);
        return new DatabaseConfig(
                oneOf("db.backend", DatabaseConfig.JDBC, List.of(DatabaseConfig.JDBC, DatabaseConfig.REACTIVE)),
                integer("db.max-connections", 20, 1, 10_000),
                integer("db.min-idle", 2, 0, 10_000),
                millis("db.connection-timeout-ms", 30_000),
                millis("db.idle-timeout-ms", 600_000),
                millis("db.max-lifetime-ms", 1_800_000),
                flag("db.test-on-checkout", true),
                millis("db.validation-timeout-ms", 1_000),
                queryTimeout,
                socketTimeout(queryTimeout),
                integer("db.statement-cache-size", 100, 0, 100_000),
                integer("db.max-fetch-bytes", 64 << 20, 16 << 20, Integer.MAX_VALUE),
                oneOf(SSL_MODE, "prefer", SSL_MODES),
                oneOf("db.target-server-type", DatabaseAddress.ANY_SERVER, SERVER_TYPES),
                integer("db.max-retries", 3, 0, 100),
                millis("db.initial-backoff-ms", 100),
                millis("db.max-backoff-ms", 5_000),
                millis("db.attempt-timeout-ms", 65_000),
                flag("db.retry-timeouts", false),
                integer("db.breaker-failures", 5, 1, 10_000),
                millis("db.breaker-delay-ms", 1_000),
                Isolation.of(oneOf("db.mutation-isolation", Isolation.READ_COMMITTED.key(), Isolation.keys())),
                flag("db.performance-log", false),
                millis("db.performance-threshold-ms", 100),
                integer("db.pool-stats-interval-s", 0, 0, DAY_S),
                integer("db.pipelining", 1, 1, 1_000),
                integer("db.pipelined-connections", 4, 1, 10_000),
                oneOf("db.gather", DatabaseConfig.AUTO, List.of(DatabaseConfig.AUTO, DatabaseConfig.OFF)),
                flag("db.query-tags", false),
                flag(PARITY_TESTING, false),
                share("db.parity-sample", 1));
    }

    /** The database ends a statement that takes too long, and says so; a connection is given up only when not even that was heard. */
    private Duration socketTimeout(Duration queryTimeout) {
        int usual = queryTimeout.isZero()
                ? 0
                : (int) queryTimeout.plus(SOCKET_GRACE).toMillis();
        Duration timeout = millis("db.socket-timeout-ms", usual);
        Duration counted = timeout.truncatedTo(ChronoUnit.SECONDS);
        if (!timeout.isZero() && counted.compareTo(queryTimeout) <= 0) {
            problems.add(
                    "fraiseql.db.socket-timeout-ms, of which whole seconds count, is not greater than fraiseql.db.query-timeout-ms.");
        }
        return counted;
    }

    private CatalogConfig catalog() {
        return new CatalogConfig(
                list("catalog.schemas", List.of("public")),
                list("catalog.include", List.of("*")),
                list("catalog.exclude", List.of()),
                flag("catalog.mutations", true),
                directives(),
                millis("catalog.reload-interval-ms", 10_000));
    }

    /** The file is read anew with each catalog; what is wrong with it from the start stops the start. */
    private Optional<String> directives() {
        Optional<String> path = value("catalog.directives").filter(text -> !text.isEmpty());
        try {
            DirectivesFile.read(path);
        } catch (UnreadableDirectives e) {
            problems.add(e.getMessage());
        }
        return path;
    }

    private LimitsConfig limits() {
        OptionalInt concurrent = optionalInteger("limits.max-concurrent", 1);
        return new LimitsConfig(
                integer("limits.max-depth", 15, 1, 1_000),
                optionalInteger("limits.max-limit", 1),
                integer("limits.max-where-depth", 10, 1, 1_000),
                integer("limits.max-body-bytes", 1 << 20, 1, Integer.MAX_VALUE),
                integer("limits.max-batch", 10, 1, 10_000),
                integer("limits.max-in-list", 10_000, 1, Integer.MAX_VALUE),
                integer("limits.max-conditions", 1_000, 1, 30_000),
                integer("limits.max-root-fields", 30, 1, 10_000),
                integer("limits.max-aliases", 100, 1, 10_000),
                integer("limits.max-cost", 20_000_000, 0, Integer.MAX_VALUE),
                integer("limits.max-cached-bytes", 64 << 20, 0, Integer.MAX_VALUE),
                integer("limits.max-buffered-bytes", 64 << 20, 1024, Integer.MAX_VALUE),
                optionalInteger("limits.max-total-buffered-bytes", 1 << 20),
                optionalInteger("limits.max-total-request-bytes", 1 << 20),
                millis("limits.max-request-ms", 30_000, 1),
                concurrent,
                optionalInteger("limits.max-concurrent-per-client", 1),
                integer("limits.max-queue", concurrent.orElse(LimitsConfig.DEFAULT_QUEUE), 0, Integer.MAX_VALUE),
                optionalInteger("limits.rate-per-second", 1, MAX_RATE),
                optionalInteger("limits.rate-burst", 1, MAX_RATE),
                integer("limits.max-log-lines-per-second", LimitsConfig.DEFAULT_LOG_LINES, 0, 1_000_000));
    }

    private HttpConfig http(DatabaseConfig database, SecurityConfig security) {
        boolean introspection = flag("http.introspection", false);
        boolean admin = flag("http.admin", false);
        return new HttpConfig(
                introspection,
                flag("http.console", false),
                admin,
                // health checks, which have them too, are for everybody
                flag("http.figures", admin && !security.isOn()),
                flag("http.suggestions", introspection),
                flag("http.server-timing", false),
                integer("http.threads", 64, 4, 10_000),
                millis("http.body-timeout-ms", 10_000),
                integer("http.max-incomplete-bodies", 128, 1, 1_000_000),
                integer("http.min-bytes-per-second", 1_024, 0, Integer.MAX_VALUE),
                millis("http.stream-timeout-ms", 600_000),
                integer("http.max-streams", Math.max(1, database.maxConnections() / 2), 1, 10_000),
                integer("http.stream-from-bytes", 1 << 20, 0, Integer.MAX_VALUE),
                integer("http.max-held-bytes", 64 << 20, 0, Integer.MAX_VALUE),
                integer("http.max-held-answers", 200, 1, 10_000),
                oneOf("http.unknown-variables", HttpConfig.REFUSE, List.of(HttpConfig.REFUSE, HttpConfig.IGNORE)),
                millis("http.shutdown-ms", 30_000),
                new SecurityReader(this).cors());
    }

    private SchemaConfig schema() {
        return new SchemaConfig(flag("schema.non-null-relations", true));
    }

    private PersistedOperationsConfig persistedOperations() {
        Mode mode = Mode.of(oneOf("persisted-operations.mode", Mode.APQ.key(), Mode.keys()));
        String folder = value("persisted-operations.folder").orElse("");
        if (mode == Mode.ALLOW_LIST && folder.isEmpty()) {
            problems.add(
                    "fraiseql.persisted-operations.mode is \"allow-list\", but fraiseql.persisted-operations.folder, where the list is, is not set.");
        }
        return new PersistedOperationsConfig(mode, folder);
    }

    private JsonConfig json() {
        return new JsonConfig(flag("json.big-numbers-as-strings", false));
    }

    /** The value of the key, or of the name that FraiseQL for Python had for it. */
    private Optional<String> value(String key) {
        known.add(PREFIX + key);
        Optional<String> own = source.getOptionalValue(PREFIX + key, String.class);
        if (own.isEmpty() && key.equals(PARITY_TESTING)) {
            return source.getOptionalValue(PARITY_TESTING_ALIAS, String.class).map(String::strip);
        }
        if (own.isPresent() || !key.startsWith("db.")) {
            return own.map(String::strip);
        }
        String alias = KnownNames.PYTHON_PREFIX + KnownNames.environmentForm(key.substring("db.".length()));
        return source.getOptionalValue(alias, String.class)
                .or(() -> key.equals(SSL_MODE)
                        ? source.getOptionalValue(SSL_MODE_OF_LIBPQ, String.class)
                        : Optional.empty())
                .map(String::strip);
    }

    int integer(String key, int otherwise, int min, int max) {
        return value(key).map(text -> parse(key, text, min, max, otherwise)).orElse(otherwise);
    }

    private OptionalInt optionalInteger(String key, int min) {
        return optionalInteger(key, min, Integer.MAX_VALUE);
    }

    private OptionalInt optionalInteger(String key, int min, int max) {
        return value(key)
                .map(text -> OptionalInt.of(parse(key, text, min, max, min)))
                .orElse(OptionalInt.empty());
    }

    Duration millis(String key, int otherwise) {
        return millis(key, otherwise, 0);
    }

    Duration millis(String key, int otherwise, int min) {
        return Duration.ofMillis(integer(key, otherwise, min, DAY_MS));
    }

    private int parse(String key, String text, int min, int max, int otherwise) {
        try {
            int number = Integer.parseInt(text);
            if (number >= min && number <= max) {
                return number;
            }
        } catch (NumberFormatException e) {
            // reported below like a number out of range
        }
        problems.add("%s is \"%s\", but must be a whole number from %d to %d.".formatted(PREFIX + key, text, min, max));
        return otherwise;
    }

    private double share(String key, double otherwise) {
        Optional<String> text = value(key);
        try {
            double share = text.map(Double::parseDouble).orElse(otherwise);
            if (share >= 0 && share <= 1) {
                return share;
            }
        } catch (NumberFormatException e) {
            // reported below like a number out of range
        }
        problems.add("%s is \"%s\", but must be a number from 0 to 1.".formatted(PREFIX + key, text.orElse("")));
        return otherwise;
    }

    String text(String key, String otherwise) {
        return value(key).orElse(otherwise);
    }

    /** Whether {@code fraiseql.security.} has it. */
    boolean isSet(String key) {
        return value("security." + key).filter(text -> !text.isEmpty()).isPresent();
    }

    Optional<String> optionalText(String key) {
        return value(key).filter(text -> !text.isEmpty());
    }

    void problem(String problem) {
        problems.add(problem);
    }

    boolean flag(String key, boolean otherwise) {
        return oneOf(key, Boolean.toString(otherwise), List.of("true", "false")).equals("true");
    }

    String oneOf(String key, String otherwise, List<String> allowed) {
        Optional<String> text = value(key);
        if (text.isEmpty() || allowed.contains(text.get())) {
            return text.orElse(otherwise);
        }
        problems.add("%s is \"%s\", but must be one of: %s.%s"
                .formatted(
                        PREFIX + key,
                        text.get(),
                        String.join(", ", allowed),
                        Suggestion.didYouMean(text.get(), allowed)));
        return otherwise;
    }

    List<String> list(String key, List<String> otherwise) {
        return value(key)
                .map(text -> Arrays.stream(text.split(",", -1))
                        .map(String::strip)
                        .filter(item -> !item.isEmpty())
                        .toList())
                .filter(items -> !items.isEmpty())
                .orElse(otherwise);
    }
}

package org.fraiseql;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fraiseql.store.reactive.ReactiveStore;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.DatabaseConfig;
import org.fraiseql.support.config.WrittenConfig;

/** The reactive backend over the databases of tests, one for each, which ends with the JVM. */
public final class ReactiveDatabases {
    private static final Map<String, ReactiveStore> STORES = new LinkedHashMap<>();

    private ReactiveDatabases() {}

    /** Of the database that the data source connects to. */
    public static ReactiveStore of(DataSource dataSource) {
        return of(url(dataSource), "fraiseql.db.max-connections", "10");
    }

    /** @param settings keys and values in turn */
    public static synchronized ReactiveStore of(String jdbcUrl, String... settings) {
        return STORES.computeIfAbsent(
                jdbcUrl + String.join(" ", settings),
                key -> ReactiveStore.start(address(jdbcUrl), config(settings), List.of()));
    }

    public static DatabaseConfig config(String... settings) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.db.backend", DatabaseConfig.REACTIVE);
        values.put("fraiseql.db.query-timeout-ms", "60000");
        for (int i = 0; i < settings.length; i += 2) {
            values.put(settings[i], settings[i + 1]);
        }
        return ConfigReader.read(new WrittenConfig(values)).db();
    }

    public static DatabaseAddress address(String jdbcUrl) {
        URI uri = URI.create(jdbcUrl.substring("jdbc:".length()).replace(" ", "%20"));
        return new DatabaseAddress(
                uri.getHost(),
                uri.getPort(),
                URLDecoder.decode(uri.getRawPath().substring(1), StandardCharsets.UTF_8),
                "postgres",
                "",
                "test",
                Duration.ofSeconds(5),
                "",
                "",
                "");
    }

    private static String url(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            return connection.getMetaData().getURL();
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }
}

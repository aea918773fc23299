package com.example.shop;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A PostgreSQL with the shop's tables in it, from binaries out of Maven Central. Its rows end with the JVM. */
final class Database {
    private static final List<String> SCRIPTS = List.of("schema.sql", "data.sql");

    private Database() {}

    /** For {@code mvn -Pdev}: on the given port, as long as Maven runs. */
    public static void main(String[] arguments) throws IOException, SQLException {
        start(Integer.parseInt(arguments[0]));
        ProcessHandle.current().parent().ifPresent(maven -> maven.onExit().join());
        System.exit(0);
    }

    /** @param port 0 for any that is free */
    static EmbeddedPostgres start(int port) throws IOException, SQLException {
        EmbeddedPostgres postgres = EmbeddedPostgres.builder()
                .setPort(port)
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(Duration.ofSeconds(60))
                .start();
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            for (String script : SCRIPTS) {
                statement.execute(Files.readString(Path.of("src/main/database", script)));
            }
        }
        return postgres;
    }

    /** The variables by which the product finds it. */
    static Map<String, String> environment(EmbeddedPostgres postgres) {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", "localhost");
        environment.put("PGPORT", Integer.toString(postgres.getPort()));
        environment.put("PGUSER", "postgres");
        environment.put("PGDATABASE", "postgres");
        return environment;
    }
}

package org.fraiseql.launcher;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the database is and who we are there.
 *
 * @param host as the JDBC driver wants it: IPv6 addresses in brackets; of several each but the last with its port
 * @param settings further environment variables of the server, such as {@code FRAISEQL_DB_SSL_MODE}
 */
public record DatabaseCoordinates(
        String host, int port, String user, String password, String database, Map<String, String> settings) {

    static final List<String> VARIABLES =
            List.of("DATABASE_URL", "PGHOST", "PGPORT", "PGUSER", "PGPASSWORD", "PGDATABASE");

    public DatabaseCoordinates {
        settings = new LinkedHashMap<>(settings);
        if (host.startsWith("/") || host.startsWith("@")) {
            throw LauncherException.usage(
                    "The database host " + host
                            + " is a Unix socket; the JDBC driver speaks TCP only. Set PGHOST to a host name, such as localhost.");
        }
    }

    /** Keeps passwords out of logs. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    /** Empty when the environment names no database at all; {@code DATABASE_URL} wins over {@code PG…}, which fill its gaps. */
    public static Optional<DatabaseCoordinates> fromEnvironment(Map<String, String> environment) {
        if (VARIABLES.stream().noneMatch(name -> isSet(environment, name))) {
            return Optional.empty();
        }
        DatabaseUrl url = isSet(environment, "DATABASE_URL")
                ? DatabaseUrl.parse(environment.getOrDefault("DATABASE_URL", ""))
                : DatabaseUrl.EMPTY;
        String port = url.port().orElse(value(environment, "PGPORT", "5432"));
        Hosts hosts = url.hosts()
                .map(named -> Hosts.of("DATABASE_URL", named, port))
                .orElseGet(() -> Hosts.of("PGHOST", value(environment, "PGHOST", "localhost"), port));
        String user = url.user().orElse(value(environment, "PGUSER", System.getProperty("user.name")));
        String database = url.database().orElse(value(environment, "PGDATABASE", user));
        String password = url.password()
                .or(() -> Optional.ofNullable(environment.get("PGPASSWORD")))
                .or(() -> PasswordFile.of(environment).password(hosts.first(), hosts.firstPort(), database, user))
                .orElse("");
        return Optional.of(new DatabaseCoordinates(
                hosts.names(), hosts.port(), user, password, database, settings(environment, url.settings())));
    }

    /** The variables that the server's configuration reads. */
    public Map<String, String> asEnvironment() {
        Map<String, String> environment = new LinkedHashMap<>(settings);
        environment.put("PGHOST", host);
        environment.put("PGPORT", Integer.toString(port));
        environment.put("PGUSER", user);
        environment.put("PGPASSWORD", password);
        environment.put("PGDATABASE", database);
        return environment;
    }

    /** The client library's own variables (PostgreSQL manual, 34.15) under the names that the server knows; ours win over them, the URL over all. */
    private static Map<String, String> settings(Map<String, String> environment, Map<String, String> fromUrl) {
        Map<String, String> settings = new LinkedHashMap<>();
        Map<String, String> known = new LinkedHashMap<>();
        known.put("PGSSLMODE", "FRAISEQL_DB_SSL_MODE");
        known.put("PGSSLCERT", "FRAISEQL_DB_SSL_CERT_PATH");
        known.put("PGSSLKEY", "FRAISEQL_DB_SSL_KEY_PATH");
        known.put("PGSSLROOTCERT", "FRAISEQL_DB_SSL_ROOT_CERT_PATH");
        known.forEach((libpq, ours) -> {
            if (isSet(environment, libpq) && !isSet(environment, ours)) {
                settings.put(ours, environment.getOrDefault(libpq, ""));
            }
        });
        settings.putAll(fromUrl);
        return settings;
    }

    private static boolean isSet(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    private static String value(Map<String, String> environment, String name, String otherwise) {
        return isSet(environment, name) ? environment.getOrDefault(name, otherwise) : otherwise;
    }

    static Path home(Map<String, String> environment) {
        return Path.of(value(environment, "HOME", System.getProperty("user.home")));
    }
}

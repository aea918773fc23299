package org.fraiseql.support.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;

/**
 * Where the database is and who we are there: what the container's datasource is made of, for a backend that connects by itself. Read from the same variables
 * ({@code PGHOST} …, {@code fraiseql.db.ssl-…}), with the same defaults.
 *
 * @param rootCert path of the certificates that are trusted; it need not exist unless certificates are verified
 * @param cert path of our own certificate, blank for none
 * @param key path of its key, PKCS #8 as the JDBC driver takes it
 */
public record DatabaseAddress(
        String host,
        int port,
        String database,
        String user,
        String password,
        String applicationName,
        Duration connectTimeout,
        String rootCert,
        String cert,
        String key) {
    /** A value of {@code fraiseql.db.target-server-type}. */
    static final String ANY_SERVER = "any";

    /** A value of {@code fraiseql.db.target-server-type}: the server that takes changes. */
    static final String PRIMARY = "primary";

    private static final int MAX_PORT = 65_535;

    /** @throws ConfigProblems when anything is wrong */
    public static DatabaseAddress read(Config source) {
        Values values = new Values(source, new ArrayList<>());
        String user = values.text("PGUSER", "postgres");
        DatabaseAddress address = new DatabaseAddress(
                values.text("PGHOST", "localhost"),
                values.number("PGPORT", 5432, 1, MAX_PORT),
                values.text("PGDATABASE", user),
                user,
                values.text("PGPASSWORD", ""),
                values.text("PGAPPNAME", "fraiseql"),
                Duration.ofSeconds(values.number("PGCONNECT_TIMEOUT", 10, 1, 3_600)),
                values.file("ssl-root-cert-path", "PGSSLROOTCERT", values.text("HOME", ".") + "/.postgresql/root.crt"),
                values.file("ssl-cert-path", "PGSSLCERT", ""),
                values.file("ssl-key-path", "PGSSLKEY", ""));
        values.checkOneHost(address.host());
        if (!values.problems().isEmpty()) {
            throw new ConfigProblems(values.problems());
        }
        return address;
    }

    /**
     * Whether the one word about the database is {@code DATABASE_URL}, which no datasource of a container takes: only the launcher takes it apart.
     *
     * @param environment of the process itself: servers give others of these variables defaults of their own
     */
    public static boolean isUrlAlone(Map<String, String> environment) {
        return isGiven(environment, "DATABASE_URL")
                && !isGiven(environment, "PGHOST")
                && !isGiven(environment, "PGDATABASE");
    }

    private static boolean isGiven(Map<String, String> environment, String name) {
        return !environment.getOrDefault(name, "").isBlank();
    }

    /** Keeps the password out of logs. */
    @Override
    public String toString() {
        return user + "@" + host + ":" + port + "/" + database;
    }

    private record Values(Config source, List<String> problems) {
        String text(String variable, String otherwise) {
            return given(variable).orElse(otherwise);
        }

        private Optional<String> given(String name) {
            return source.getOptionalValue(name, String.class).filter(text -> !text.isBlank());
        }

        int number(String variable, int otherwise, int min, int max) {
            String text = text(variable, Integer.toString(otherwise));
            try {
                int number = Integer.parseInt(text.strip());
                if (number >= min && number <= max) {
                    return number;
                }
            } catch (NumberFormatException e) {
                // reported below like a number out of range
            }
            problems.add("%s is \"%s\", but must be a whole number from %d to %d.".formatted(variable, text, min, max));
            return otherwise;
        }

        /** The driver of the datasource knows several, the client of the reactive backend does not. */
        void checkOneHost(String host) {
            if (host.contains(",")) {
                problems.add("PGHOST names several hosts, but the reactive backend connects to one.");
            }
            if (given("fraiseql.db.target-server-type")
                    .filter(type -> !List.of(ANY_SERVER, PRIMARY).contains(type.strip()))
                    .isPresent()) {
                problems.add(
                        "fraiseql.db.target-server-type must be any or primary, as the reactive backend connects to one host.");
            }
        }

        /** @param libpq the name that the client library has for it */
        String file(String key, String libpq, String otherwise) {
            return given("fraiseql.db." + key)
                    .or(() -> given("RUST_DB_" + key.replace('-', '_').toUpperCase(Locale.ROOT)))
                    .or(() -> given(libpq))
                    .orElse(otherwise);
        }
    }
}

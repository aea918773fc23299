package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    private static DatabaseAddress read(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return DatabaseAddress.read(new WrittenConfig(values));
    }

    /** As {@code server.xml} has them. */
    @Test
    void whatIsNotSetIsAsTheContainersDatasourceHasIt() {
        assertThat(read("HOME", "/home/ann"))
                .isEqualTo(new DatabaseAddress(
                        "localhost",
                        5432,
                        "postgres",
                        "postgres",
                        "",
                        "fraiseql",
                        Duration.ofSeconds(10),
                        "/home/ann/.postgresql/root.crt",
                        "",
                        ""));
        assertThat(read("PGUSER", "ann").database()).isEqualTo("ann");
    }

    @Test
    void theVariablesOfTheDatasourceAreRead() {
        DatabaseAddress address = read(
                "PGHOST", "db.example",
                "PGPORT", "6543",
                "PGUSER", "ann",
                "PGPASSWORD", "secret",
                "PGDATABASE", "shop",
                "PGAPPNAME", "shop-api",
                "PGCONNECT_TIMEOUT", "3",
                "fraiseql.db.ssl-root-cert-path", "/certificates/root.crt",
                "RUST_DB_SSL_CERT_PATH", "/certificates/ann.crt",
                "fraiseql.db.ssl-key-path", "/certificates/ann.pk8");
        assertThat(address)
                .isEqualTo(new DatabaseAddress(
                        "db.example",
                        6543,
                        "shop",
                        "ann",
                        "secret",
                        "shop-api",
                        Duration.ofSeconds(3),
                        "/certificates/root.crt",
                        "/certificates/ann.crt",
                        "/certificates/ann.pk8"));
        assertThat(address.toString()).isEqualTo("ann@db.example:6543/shop");
    }

    @Test
    void whatIsNoNumberIsTold() {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read("PGPORT", "70000", "PGCONNECT_TIMEOUT", "soon"))
                .withMessageContaining("PGPORT is \"70000\", but must be a whole number from 1 to 65535.")
                .withMessageContaining("PGCONNECT_TIMEOUT is \"soon\", but must be a whole number from 1 to 3600.");
    }
}

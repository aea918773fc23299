package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DatabaseAddressTest {
    private static DatabaseAddress read(String... namesAndValues) {
        return DatabaseAddress.read(written(namesAndValues));
    }

    private static WrittenConfig written(String... namesAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            values.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return new WrittenConfig(values);
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

    @Test
    void theClientLibrarysNamesOfCertificatesCountLast() {
        DatabaseAddress address = read(
                "PGSSLROOTCERT",
                "/psql/root.crt",
                "PGSSLCERT",
                "/psql/ann.crt",
                "PGSSLKEY",
                "/psql/ann.pk8",
                "RUST_DB_SSL_CERT_PATH",
                "/certificates/ann.crt");
        assertThat(address.rootCert()).isEqualTo("/psql/root.crt");
        assertThat(address.cert()).isEqualTo("/certificates/ann.crt");
        assertThat(address.key()).isEqualTo("/psql/ann.pk8");
    }

    @Test
    void oneHostIsAllThatTheReactiveBackendConnectsTo() {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read("PGHOST", "db1,db2", "fraiseql.db.target-server-type", "secondary"))
                .withMessageContaining("PGHOST names several hosts, but the reactive backend connects to one.")
                .withMessageContaining(
                        "fraiseql.db.target-server-type must be any or primary, as the reactive backend connects to one host.");
        for (String type : List.of("any", "primary")) {
            assertThat(read("PGHOST", "db1", "fraiseql.db.target-server-type", type)
                            .host())
                    .isEqualTo("db1");
        }
    }

    @Test
    void aUrlAloneIsNoWordToADatasource() {
        assertThat(isUrlAlone("DATABASE_URL", "postgres://db/shop")).isTrue();
        assertThat(isUrlAlone("DATABASE_URL", "postgres://db/shop", "PGHOST", "db"))
                .isFalse();
        assertThat(isUrlAlone("DATABASE_URL", "postgres://db/shop", "PGDATABASE", "shop"))
                .isFalse();
        assertThat(isUrlAlone("PGUSER", "ann")).isFalse();
    }

    private static boolean isUrlAlone(String... namesAndValues) {
        Map<String, String> environment = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            environment.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return DatabaseAddress.isUrlAlone(environment);
    }
}

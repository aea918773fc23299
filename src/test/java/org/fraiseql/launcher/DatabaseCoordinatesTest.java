package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseCoordinatesTest {
    @ParameterizedTest
    @CsvSource({
        "postgres://ann:s%40cr%2Bt+@db.example:6543/shop, ann, s@cr+t+, db.example, 6543, shop",
        "postgresql://ann@db.example/shop, ann, '', db.example, 5432, shop",
        "postgresql://ann@[::1]:5433, ann, '', [::1], 5433, ann",
        "postgres://ann:@/my%20shop, ann, '', localhost, 5432, my shop",
        "jdbc:postgresql://db.example:6543/shop?user=ann&password=p%26q, ann, p&q, db.example, 6543, shop",
        "jdbc:postgresql:shop?user=ann, ann, '', localhost, 5432, shop",
    })
    void takesAUrlApart(String url, String user, String password, String host, int port, String database) {
        DatabaseCoordinates coordinates = of(Map.of("DATABASE_URL", url));
        assertThat(coordinates).isEqualTo(new DatabaseCoordinates(host, port, user, password, database, Map.of()));
    }

    @Test
    void passesParametersOfAUrlOn() {
        DatabaseCoordinates coordinates = of(Map.of(
                "DATABASE_URL",
                "postgres://ann@h/d?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3&application_name=web%201",
                "PGSSLMODE",
                "disable"));
        assertThat(coordinates.asEnvironment())
                .containsEntry("FRAISEQL_DB_SSL_MODE", "verify-full")
                .containsEntry("FRAISEQL_DB_SSL_ROOT_CERT_PATH", "/ca.pem")
                .containsEntry("PGCONNECT_TIMEOUT", "3")
                .containsEntry("PGAPPNAME", "web 1");
    }

    @Test
    void fillsTheGapsOfAUrlFromTheOtherVariables() {
        DatabaseCoordinates coordinates =
                of(Map.of("DATABASE_URL", "postgres://h", "PGUSER", "ann", "PGPASSWORD", "x", "PGDATABASE", "shop"));
        assertThat(coordinates).hasToString("ann@h:5432/shop");
        assertThat(coordinates.password()).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/d",
                "postgres://h:port/d",
                "postgres://h:70000/d",
                "postgres://a,,b/d",
                "postgres://a:1,b:two/d",
                "postgres://a,b/d?target_session_attrs=master",
                "postgres://h/d?sslmod=require",
                "postgres://h/%zz",
                "postgres://%2Fvar%2Frun/d"
            })
    void refusesWhatItCannotUse(String url) {
        assertThatThrownBy(() -> of(Map.of("DATABASE_URL", url)))
                .isInstanceOfSatisfying(LauncherException.class, refused -> assertThat(refused.exitCode())
                        .isEqualTo(2));
    }

    /** PostgreSQL manual, 34.1.1.3. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    postgres://a,b/d                | 5432      | a:5432,b         | 5432
                    postgres://a:1,b:2/d            | 5432      | a:1,b            | 2
                    postgres://a:1,b/d              | 5433      | a:1,b            | 5433
                    postgres://[::1]:1,b,c:3/d      | 5433      | [::1]:1,b:5433,c | 3
                    postgres:///d?host=a,b          | 6000,6001 | a:6000,b         | 6001
                    """)
    void takesSeveralHosts(String url, String ports, String host, int port) {
        assertThat(of(Map.of("DATABASE_URL", url, "PGPORT", ports, "PGUSER", "ann")))
                .isEqualTo(new DatabaseCoordinates(host, port, "ann", "", "d", Map.of()));
        assertThatThrownBy(() -> of(Map.of("DATABASE_URL", "postgres://a,b/d", "PGPORT", "1,2,3")))
                .hasMessageContaining("DATABASE_URL names 2 hosts, but there are 3 ports.");
    }

    @ParameterizedTest
    @CsvSource({
        "targetServerType=preferSecondary, preferSecondary",
        "target_session_attrs=read-write, primary",
        "target_session_attrs=standby, secondary",
        "target_session_attrs=prefer-standby, preferSecondary"
    })
    void saysWhichOfTheHostsIsWanted(String parameter, String wanted) {
        assertThat(of(Map.of("DATABASE_URL", "postgres://a,b/d?" + parameter)).asEnvironment())
                .containsEntry("FRAISEQL_DB_TARGET_SERVER_TYPE", wanted);
    }

    @Test
    void isAbsentWhereNothingNamesADatabase() {
        assertThat(DatabaseCoordinates.fromEnvironment(Map.of("PGHOST", " ", "PGSSLMODE", "require")))
                .isEmpty();
    }

    @Test
    void readsThePasswordFile(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("pgpass");
        Files.writeString(file, "# comment\nother:5432:*:ann:no\ndb\\:x:*:shop:ann:p\\:q\\\\r\n*:*:*:*:last\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        PasswordFile passwords = PasswordFile.of(Map.of("PGPASSFILE", file.toString()));
        assertThat(passwords.password("db:x", 5432, "shop", "ann")).contains("p:q\\r");
        assertThat(passwords.password("db", 1, "d", "u")).contains("last");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThat(passwords.password("db", 1, "d", "u")).isEmpty();
    }

    private static DatabaseCoordinates of(Map<String, String> environment) {
        return DatabaseCoordinates.fromEnvironment(environment).orElseThrow();
    }
}

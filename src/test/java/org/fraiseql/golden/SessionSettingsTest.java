package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.fraiseql.catalog.Assurances.UnkeptSettings;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.junit.jupiter.api.Test;
import org.postgresql.PGConnection;

/** Regression: behind PgBouncer in transaction mode half of the requests ran without the session's settings, without a word. */
class SessionSettingsTest {
    private static final SessionDataSource DATABASE = SharedDatabase.withSql("settings", "CREATE TABLE t (id int)");

    private static UnkeptSettings unkept(DataSource dataSource) {
        JdbcBackend backend = new JdbcBackend(dataSource, Duration.ofSeconds(7), 2);
        return new JdbcCatalogSource(backend.connections(), Duration.ofSeconds(7))
                .read(List.of("public"))
                .assurances()
                .unkept();
    }

    @Test
    void whatSessionsDoNotHaveIsNamed() {
        assertThat(unkept(DATABASE)).isEqualTo(new UnkeptSettings(false, List.of()));
        SessionDataSource other = DATABASE.with(List.of("application_name=other"));
        SharedDatabase.execute(other, "SET IntervalStyle = 'iso_8601'", "SET statement_timeout = 0");
        assertThat(unkept(other))
                .isEqualTo(new UnkeptSettings(
                        false, List.of("\"IntervalStyle\" = 'postgres'", "statement_timeout = 7000")));
    }

    @Test
    void behindAPoolerTheyMustBeDefaultsOfTheRole() {
        DataSource pooled = pooled(DATABASE.with(List.of("IntervalStyle=sql_standard", "bytea_output=escape")));
        assertThat(unkept(pooled))
                .isEqualTo(new UnkeptSettings(
                        true,
                        List.of("\"IntervalStyle\" = 'postgres'", "bytea_output = 'hex'", "statement_timeout = 7000")));
    }

    @Test
    void behindAPoolerDefaultsOfTheRoleDo() {
        DataSource pooled = pooled(DATABASE.with(
                List.of("TimeZone=UTC", "DateStyle=ISO", "IntervalStyle=postgres", "statement_timeout=5000")));
        assertThat(unkept(pooled)).isEqualTo(new UnkeptSettings(true, List.of()));
    }

    /** The process that the driver is told of is not the one that answers. */
    private static DataSource pooled(DataSource direct) {
        return answering(DataSource.class, direct, Map.of("getConnection", () -> {
            Connection connection = direct.getConnection();
            PGConnection driver = connection.unwrap(PGConnection.class);
            PGConnection other = answering(PGConnection.class, driver, Map.of("getBackendPID", () -> 1));
            return answering(Connection.class, connection, Map.of("unwrap", () -> other));
        }));
    }

    private interface Answer {
        Object get() throws Exception;
    }

    private static <T> T answering(Class<T> type, T real, Map<String, Answer> answers) {
        return type.cast(Proxy.newProxyInstance(
                SessionSettingsTest.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    Answer own = answers.get(method.getName());
                    try {
                        return own == null ? method.invoke(real, arguments) : own.get();
                    } catch (InvocationTargetException e) {
                        throw e.getTargetException();
                    }
                }));
    }
}

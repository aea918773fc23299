package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class SocketTimeoutTest {
    private static final String ASKED = "Connection.getNetworkTimeout";
    private static final String SET = "Connection.setNetworkTimeout";

    private final StubPool pool = new StubPool();

    private void limit(SocketTimeout timeout) throws SQLException {
        try (Connection connection = pool.dataSource().getConnection()) {
            pool.calls().clear();
            timeout.limit(connection);
        }
        pool.calls().remove("Connection.close");
    }

    @Test
    void asksOnlyOnceWhereTheDatasourceHasIt() throws SQLException {
        SocketTimeout timeout = new SocketTimeout(Duration.ofSeconds(35));
        pool.answer(ASKED, 35_000);
        limit(timeout);
        assertThat(pool.calls()).containsExactly(ASKED);
        limit(timeout);
        assertThat(pool.calls()).isEmpty();
    }

    @Test
    void setsItOnEachConnectionThatDoesNotHaveItYetWhereTheDatasourceHasAnother() throws SQLException {
        SocketTimeout timeout = new SocketTimeout(Duration.ofSeconds(125));
        pool.answer(ASKED, 35_000);
        limit(timeout);
        assertThat(pool.calls()).contains(SET);
        pool.answer(ASKED, 125_000);
        limit(timeout);
        assertThat(pool.calls()).containsExactly(ASKED);
        pool.answer(ASKED, 35_000);
        limit(timeout);
        assertThat(pool.calls()).containsExactly(ASKED, SET);
    }

    @Test
    void leavesAllAloneWithoutATimeout() throws SQLException {
        SocketTimeout timeout = new SocketTimeout(Duration.ZERO);
        limit(timeout);
        assertThat(pool.calls()).isEmpty();
    }
}

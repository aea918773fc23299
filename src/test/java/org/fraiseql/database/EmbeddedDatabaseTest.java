package org.fraiseql.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.fraiseql.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One server for all cases: starting it is the dear part. */
@BesideOthers
class EmbeddedDatabaseTest {
    @Test
    void keepsItsDataAndLoadsDumpsCompletelyOrNotAtAllOnThePortThatIsAskedForIfItIsFree(@TempDir Path folder)
            throws Exception {
        Path good = Files.writeString(folder.resolve("good.sql"), """
                \\set ON_ERROR_STOP 1
                CREATE TABLE t (a int, b text);
                ALTER TABLE t OWNER TO somebody;
                COPY t FROM stdin;
                1\tone; 'quoted'
                2\t\\N
                \\.
                CREATE FUNCTION twice(x int) RETURNS int LANGUAGE sql IMMUTABLE BEGIN ATOMIC SELECT x; SELECT x * 2; END;
                """);
        Path bad = Files.writeString(folder.resolve("bad.sql"), "SELECT 1;\n\nSELECT no_such_column;\n");
        Path data = folder.resolve("data");
        int port = freePort();
        try (EmbeddedDatabase database = EmbeddedDatabase.in(data, port)) {
            assertThat(database.port()).isEqualTo(port);
            database.create("shop", List.of(good));
            assertThatThrownBy(() -> database.create("broken", List.of(good, bad)))
                    .hasMessageContaining("bad.sql:3: ")
                    .hasMessageContaining("no_such_column");
            assertThat(database.has("broken")).isFalse();
        }
        try (ServerSocket somebody = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
                EmbeddedDatabase database = EmbeddedDatabase.in(data, port)) {
            assertThat(database.port()).isNotEqualTo(somebody.getLocalPort());
            assertThat(single(database, "SELECT string_agg(coalesce(b, 'null'), '|' ORDER BY a) || twice(2) FROM t"))
                    .isEqualTo("one; 'quoted'|null4");
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static String single(EmbeddedDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect("shop");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}

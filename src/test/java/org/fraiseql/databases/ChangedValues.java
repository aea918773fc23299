package org.fraiseql.databases;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.databases.WalkedColumn.quoted;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.WriteTarget;

/** Values of a row that SQL of the tests' own has changed, so that a mutation can give back what was there. */
final class ChangedValues {
    /** A type without an equality, and a column that PostgreSQL alone gives values. */
    private static final Set<String> REFUSED = Set.of("42883", "428C9");

    private final DatabaseWalk.Connecting database;
    private int count;

    ChangedValues(DatabaseWalk.Connecting database) {
        this.database = database;
    }

    int count() {
        return count;
    }

    /**
     * Of the row with the greatest key; each column by itself, to NULL or to what another row has. What its table refuses, and what its view would not show then, stays
     * as it is.
     */
    void changeLast(WriteTarget target, List<WalkedColumn> key, List<WalkedColumn> columns) throws SQLException {
        String read = quoted(target.table().readFrom()) + " t";
        String isLast = "(%s) = (SELECT %s FROM %s ORDER BY %s LIMIT 1)"
                .formatted(
                        names(
                                "w",
                                requireNonNull(target.writtenKeys()
                                        .get(target.identity().orElseThrow()))),
                        names("t", key.stream().map(WalkedColumn::column).toList()),
                        read,
                        key.stream()
                                .map(column -> "t." + quoted(column.column().name()) + " DESC")
                                .collect(Collectors.joining(", ")));
        for (WalkedColumn column : columns) {
            if (!key.contains(column)) {
                String name = quoted(target.column(column.column().fieldName())
                        .orElseThrow()
                        .column()
                        .name());
                String update = "UPDATE %s w SET %s = ".formatted(quoted(target.name()), name);
                String other = "(SELECT o.%s FROM %s o WHERE o.%s IS DISTINCT FROM w.%s LIMIT 1)"
                        .formatted(name, quoted(target.name()), name, name);
                boolean isChanged = change(update + "NULL WHERE w." + name + " IS NOT NULL AND " + isLast, read)
                        || change(update + other + " WHERE " + isLast, read);
                count += isChanged ? 1 : 0;
            }
        }
    }

    private static String names(String alias, List<Column> columns) {
        return columns.stream()
                .map(column -> alias + "." + quoted(column.name()))
                .collect(Collectors.joining(", "));
    }

    /** @return whether a row was changed, and is still there */
    private boolean change(String update, String read) throws SQLException {
        try (Connection connection = database.open();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            try {
                long before = rows(statement, read);
                boolean isChanged = statement.executeUpdate(update) == 1 && rows(statement, read) == before;
                if (isChanged) {
                    connection.commit();
                } else {
                    connection.rollback();
                }
                return isChanged;
            } catch (SQLException e) {
                connection.rollback();
                boolean isOwnMistake = e.getSQLState().startsWith("42") && !REFUSED.contains(e.getSQLState());
                assertThat(isOwnMistake).as(update + ": " + e.getMessage()).isFalse();
                return false;
            }
        }
    }

    private static long rows(Statement statement, String from) throws SQLException {
        try (ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}

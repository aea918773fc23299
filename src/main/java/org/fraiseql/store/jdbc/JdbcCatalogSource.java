package org.fraiseql.store.jdbc;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.CatalogSource;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Statistics;
import org.fraiseql.catalog.WriteSnapshot;
import org.fraiseql.catalog.WriteSnapshot.PartConstraintRow;
import org.fraiseql.catalog.WriteSnapshot.PartRow;
import org.fraiseql.sql.CatalogStatements;
import org.fraiseql.sql.SessionStatements;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/** Reads the system catalog in one snapshot. */
public final class JdbcCatalogSource implements CatalogSource {
    /** The driver holds no more bytes than {@code fraiseql.db.max-fetch-bytes}, and a catalog may have many columns. */
    private static final int ROWS_AT_ONCE = 1_000;

    /** The rule of a view may have some hundred kilobytes. */
    private static final int RULES_AT_ONCE = 50;

    /** Beginnings of SQLSTATEs that say nothing of a foreign table: connection, transaction, resources, a lock that was not to be had, the operator. */
    private static final List<String> PASSING = List.of("08", "25", "40", "53", "55P", "57");

    /** The time that a short change of a table takes. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(5);

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    /** Which they are stands in the log alone. */
    private static final String WHILE_LOCKED =
            "The catalog can't be read while tables are locked (ALTER TABLE, VACUUM FULL, LOCK TABLE), and is read again later";

    private final Connections connections;
    private final JdbcErrors errors;
    private final Duration queryTimeout;

    public JdbcCatalogSource(Connections connections, Duration queryTimeout) {
        this.connections = connections;
        this.errors = new JdbcErrors(queryTimeout);
        this.queryTimeout = queryTimeout;
    }

    /** Makes one row of the catalog of the current row of a result. */
    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    @Override
    public DatabaseSnapshot read(List<String> schemas) {
        return read(schemas, Collections.emptySet()).whole();
    }

    @Override
    public DatabaseReading read(List<String> schemas, Set<String> roles) {
        Connection connection = connections.acquire();
        try {
            connection.setAutoCommit(false);
            try (Statement transaction = connection.createStatement()) {
                transaction.execute(SessionStatements.READ_ONLY_SNAPSHOT);
            }
            list(
                    connection,
                    CatalogStatements.SET_LOCK_TIMEOUT,
                    Optional.of(String.valueOf(lockTimeout().toMillis())),
                    row -> row.getString(1));
            leaveOutUnreached(connection);
            DatabaseSnapshot whole = read(connection, arrayLiteral(schemas));
            List<DatabaseReading.UnboundRole> unbound = roles.isEmpty()
                    ? List.of()
                    : list(
                            connection,
                            CatalogStatements.UNBOUND_ROLES,
                            Optional.of(arrayLiteral(List.copyOf(roles))),
                            row -> new DatabaseReading.UnboundRole(
                                    row.getString(1), row.getBoolean(2), Arrays.asList((String[])
                                            row.getArray(3).getArray())));
            return new DatabaseReading(whole, ofRoles(connection, schemas, roles, whole), unbound);
        } catch (SQLException e) {
            throw LOCK_NOT_AVAILABLE.equals(e.getSQLState()) ? locked(connection, e) : errors.statementFailed(e);
        } finally {
            connections.rollBackAndRelease(connection);
        }
    }

    /** Ends before the time of a statement does, so that it is told what was waited for. */
    private Duration lockTimeout() {
        Duration half = queryTimeout.dividedBy(2);
        return half.isPositive() && half.compareTo(LOCK_TIMEOUT) < 0 ? half : LOCK_TIMEOUT;
    }

    /** Views and indexes over expressions are looked into, and with them the tables that they are of. */
    private EngineException locked(Connection connection, SQLException e) {
        try {
            connection.rollback();
            List<String> tables = list(connection, CatalogStatements.LOCKED, Optional.empty(), row -> row.getString(1));
            String locked = tables.isEmpty() ? "none is locked any more" : String.join(", ", tables);
            return new EngineException(
                    Problem.of(ErrorCode.SERVICE_UNAVAILABLE, WHILE_LOCKED),
                    new SQLException(locked, e.getSQLState(), e));
        } catch (SQLException again) {
            e.addSuppressed(again);
            return errors.statementFailed(e);
        }
    }

    /** A foreign table whose wrapper's library is missing would let each statement fail that asks what can be updated. */
    private static void leaveOutUnreached(Connection connection) throws SQLException {
        List<Long> foreign =
                list(connection, CatalogStatements.FOREIGN_TABLES, Optional.empty(), row -> row.getLong(1));
        if (foreign.isEmpty() || areReached(connection, foreign)) {
            return;
        }
        List<Long> unreached = new ArrayList<>();
        for (Long table : foreign) {
            if (!areReached(connection, List.of(table))) {
                unreached.add(table);
            }
        }
        list(
                connection,
                CatalogStatements.SET_UNREACHED,
                Optional.of(numbersLiteral(unreached)),
                row -> row.getString(1));
    }

    private static boolean areReached(Connection connection, List<Long> tables) throws SQLException {
        Savepoint before = connection.setSavepoint();
        try {
            list(connection, CatalogStatements.IS_REACHED, Optional.of(numbersLiteral(tables)), row -> row.getLong(1));
            return true;
        } catch (SQLException e) {
            connection.rollback(before); // fails, too, if the connection is what was lost
            if (isPassing(String.valueOf(e.getSQLState()))) {
                throw e;
            }
            return false;
        } finally {
            connection.releaseSavepoint(before);
        }
    }

    private static boolean isPassing(String sqlState) {
        return PASSING.stream().anyMatch(sqlState::startsWith);
    }

    private static String numbersLiteral(List<Long> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }

    private static Map<String, DatabaseSnapshot> ofRoles(
            Connection connection, List<String> schemas, Set<String> roles, DatabaseSnapshot whole)
            throws SQLException {
        Map<String, DatabaseSnapshot> byRole = new LinkedHashMap<>();
        if (roles.isEmpty()) {
            return byRole;
        }
        checkRoles(connection, roles);
        for (String role : roles) {
            list(connection, CatalogStatements.BECOME, Optional.of(role), row -> row.getString(1));
            byRole.put(role, ofRole(connection, schemas, whole));
        }
        return byRole;
    }

    /** Privileges differ; all else is the same for everybody. */
    private static DatabaseSnapshot ofRole(Connection connection, List<String> served, DatabaseSnapshot whole)
            throws SQLException {
        Optional<String> schemas = Optional.of(arrayLiteral(served));
        return new DatabaseSnapshot(
                whole.serverVersion(),
                relations(connection, schemas, volatileOf(whole)),
                list(connection, CatalogStatements.COLUMNS, schemas, CatalogRows::column),
                whole.keys(),
                whole.indexes(),
                whole.foreignKeys(),
                whole.types(),
                whole.attributes(),
                list(connection, CatalogStatements.ROUTINES, schemas, CatalogRows::routine),
                new WriteSnapshot(
                        list(connection, CatalogStatements.ACCESS, schemas, CatalogRows::access),
                        list(connection, CatalogStatements.COLUMN_ACCESS, schemas, CatalogRows::columnAccess),
                        whole.writes().constraints(),
                        whole.writes().parts(),
                        whole.writes().partConstraints()),
                whole.assurances().with(usable(schemas(connection), served)),
                whole.statistics());
    }

    private static List<RelationRow> relations(
            Connection connection, Optional<String> schemas, Set<Long> volatileRelations) throws SQLException {
        return list(connection, CatalogStatements.RELATIONS, schemas, CatalogRows::relation).stream()
                .map(row -> row.withVolatile(volatileRelations.contains(row.oid())))
                .toList();
    }

    private static Set<Long> volatileRelations(Connection connection) throws SQLException {
        return new LinkedHashSet<>(
                list(connection, CatalogStatements.VOLATILE_RELATIONS, Optional.empty(), row -> row.getLong(1)));
    }

    private static Set<Long> volatileOf(DatabaseSnapshot snapshot) {
        return snapshot.relations().stream()
                .filter(RelationRow::isVolatile)
                .map(RelationRow::oid)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** Whether a role may use another schema makes no difference to what it is served. */
    private static List<Assurances.SchemaRow> usable(List<Assurances.SchemaRow> all, List<String> served) {
        return all.stream()
                .map(row -> new Assurances.SchemaRow(
                        row.name(), row.usable() || !served.contains(row.name()), row.hasRelations()))
                .toList();
    }

    private static void checkRoles(Connection connection, Set<String> roles) throws SQLException {
        List<String> problems = new ArrayList<>();
        list(connection, CatalogStatements.ROLES, Optional.of(arrayLiteral(List.copyOf(roles))), row -> {
            String role = row.getString(1);
            if (!row.getBoolean(2)) {
                problems.add("The role \"" + role + "\" of fraiseql.security does not exist in the database.");
            } else if (row.getBoolean(4)) {
                problems.add("The role \"" + role + "\" of fraiseql.security is a superuser, whom nothing stops.");
            } else if (!row.getBoolean(3)) {
                problems.add("The role \"" + role + "\" of fraiseql.security is not granted to the connecting user.");
            }
            return role;
        });
        if (!problems.isEmpty()) {
            throw new EngineException(Problem.of(ErrorCode.PERMISSION_DENIED, String.join(" ", problems)));
        }
    }

    private DatabaseSnapshot read(Connection connection, String schemas) throws SQLException {
        List<String> version =
                list(connection, CatalogStatements.SERVER_VERSION, Optional.empty(), row -> row.getString(1));
        Optional<String> parameter = Optional.of(schemas);
        return new DatabaseSnapshot(
                version.getFirst(),
                relations(connection, parameter, volatileRelations(connection)),
                list(connection, CatalogStatements.COLUMNS, parameter, CatalogRows::column),
                list(connection, CatalogStatements.KEYS, parameter, CatalogRows::key),
                list(connection, CatalogStatements.INDEXES, parameter, CatalogRows::index),
                list(connection, CatalogStatements.FOREIGN_KEYS, parameter, CatalogRows::foreignKey),
                list(connection, CatalogStatements.TYPES, Optional.empty(), CatalogRows::type),
                list(connection, CatalogStatements.ATTRIBUTES, Optional.empty(), CatalogRows::column),
                list(connection, CatalogStatements.ROUTINES, parameter, CatalogRows::routine),
                new WriteSnapshot(
                        list(connection, CatalogStatements.ACCESS, parameter, CatalogRows::access),
                        list(connection, CatalogStatements.COLUMN_ACCESS, parameter, CatalogRows::columnAccess),
                        list(connection, CatalogStatements.CONSTRAINTS, parameter, CatalogRows::constraint),
                        list(
                                connection,
                                CatalogStatements.PARTS,
                                parameter,
                                row -> new PartRow(CatalogRows.name(row), CatalogRows.name(row, 3))),
                        list(
                                connection,
                                CatalogStatements.PART_CONSTRAINTS,
                                parameter,
                                row -> new PartConstraintRow(
                                        CatalogRows.name(row),
                                        row.getString(3),
                                        CatalogRows.name(row, 4),
                                        row.getString(6)))),
                assurances(connection, parameter),
                statistics(connection, parameter));
    }

    private static List<Assurances.SchemaRow> schemas(Connection connection) throws SQLException {
        return list(
                connection,
                CatalogStatements.SCHEMAS,
                Optional.empty(),
                row -> new Assurances.SchemaRow(row.getString(1), row.getBoolean(2), row.getBoolean(3)));
    }

    private Assurances assurances(Connection connection, Optional<String> schemas) throws SQLException {
        return new Assurances(
                schemas(connection),
                new LinkedHashSet<>(
                        list(connection, CatalogStatements.ROW_SECURITY, Optional.empty(), row -> row.getLong(1))),
                new LinkedHashSet<>(list(
                        connection,
                        CatalogStatements.BINDING_KEYS,
                        schemas,
                        row -> new Assurances.BindingKey(row.getLong(1), row.getString(2)))),
                new LinkedHashSet<>(
                        list(connection, CatalogStatements.FILLED, Optional.empty(), row -> row.getLong(1))),
                byColumn(connection, CatalogStatements.LENGTHS, schemas),
                byColumn(connection, CatalogStatements.DIMENSIONS, schemas),
                SessionSettings.unkept(connection, queryTimeout),
                list(connection, CatalogStatements.ARBITERS, schemas, CatalogRows::arbiter),
                list(
                        connection,
                        CatalogStatements.VIEW_RULES,
                        schemas,
                        row -> new Assurances.RuleRow(row.getLong(1), row.getString(2))),
                list(
                        connection,
                        CatalogStatements.UNIQUE_BEHIND,
                        Optional.empty(),
                        row -> new Assurances.UniqueRow(row.getLong(1), CatalogRows.numbers(row.getString(2)))),
                throughViews(connection),
                list(connection, CatalogStatements.CHANGE_RULES, schemas, CatalogRows::changeRule));
    }

    private static Assurances.ThroughViews throughViews(Connection connection) throws SQLException {
        Map<Assurances.ColumnNumber, String> required = new LinkedHashMap<>();
        list(
                connection,
                CatalogStatements.REQUIRED_BEHIND,
                Optional.empty(),
                row -> required.put(CatalogRows.columnNumber(row), row.getString(3)));
        return new Assurances.ThroughViews(
                new LinkedHashSet<>(
                        list(connection, CatalogStatements.VIEW_DEFAULTS, Optional.empty(), CatalogRows::columnNumber)),
                required,
                new LinkedHashSet<>(list(
                        connection, CatalogStatements.GENERATED_BEHIND, Optional.empty(), CatalogRows::columnNumber)),
                new LinkedHashSet<>(
                        list(connection, CatalogStatements.INSTEAD, Optional.empty(), CatalogRows::instead)));
    }

    private static Map<Assurances.ColumnNumber, Integer> byColumn(
            Connection connection, String sql, Optional<String> schemas) throws SQLException {
        Map<Assurances.ColumnNumber, Integer> numbers = new LinkedHashMap<>();
        list(connection, sql, schemas, row -> numbers.put(CatalogRows.columnNumber(row), row.getInt(3)));
        return numbers;
    }

    /** What every role may read by default, and some databases keep to themselves: then there are the numbers of rows alone. */
    private static Statistics statistics(Connection connection, Optional<String> schemas) throws SQLException {
        Map<SqlName, Double> rows = new LinkedHashMap<>();
        list(
                connection,
                CatalogStatements.TABLE_ROWS,
                schemas,
                row -> rows.put(CatalogRows.name(row), row.getDouble(3)));
        Map<SqlName, Map<String, Double>> distinct = new LinkedHashMap<>();
        boolean mayReadColumns = list(
                        connection,
                        CatalogStatements.COLUMN_STATISTICS_READABLE,
                        Optional.empty(),
                        row -> row.getBoolean(1))
                .getFirst();
        if (mayReadColumns) {
            list(connection, CatalogStatements.COLUMN_STATISTICS, schemas, row -> distinct.computeIfAbsent(
                            CatalogRows.name(row), table -> new LinkedHashMap<>())
                    .put(row.getString(3), row.getDouble(4)));
        }
        return new Statistics(rows, distinct);
    }

    private static <T> List<T> list(Connection connection, String sql, Optional<String> parameter, RowReader<T> reader)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (parameter.isPresent()) {
                statement.setObject(1, parameter.get(), Types.OTHER);
            }
            statement.setFetchSize(sql.equals(CatalogStatements.VIEW_RULES) ? RULES_AT_ONCE : ROWS_AT_ONCE);
            List<T> rows = new ArrayList<>();
            try (ResultSet result = statement.executeQuery()) {
                while (result.next()) {
                    rows.add(reader.read(result));
                }
            }
            return rows;
        }
    }

    private static String arrayLiteral(List<String> names) {
        return names.stream()
                .map(name -> '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"')
                .collect(Collectors.joining(",", "{", "}"));
    }
}

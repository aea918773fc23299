package org.fraiseql.store.jdbc;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Assurances;
import org.fraiseql.catalog.Assurances.ChangeRule.Event;
import org.fraiseql.catalog.DatabaseSnapshot.ArgumentRow;
import org.fraiseql.catalog.DatabaseSnapshot.ColumnRow;
import org.fraiseql.catalog.DatabaseSnapshot.ForeignKeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.IndexRow;
import org.fraiseql.catalog.DatabaseSnapshot.KeyRow;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DatabaseSnapshot.RoutineRow;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.WriteSnapshot.AccessRow;
import org.fraiseql.catalog.WriteSnapshot.ColumnAccessRow;
import org.fraiseql.catalog.WriteSnapshot.ConstraintRow;
import org.jspecify.annotations.Nullable;

/** Makes rows of the catalog of the current row of a result of {@link org.fraiseql.sql.CatalogStatements}, whose columns stand in the order that is told there. */
final class CatalogRows {
    private CatalogRows() {}

    static SqlName name(ResultSet row) throws SQLException {
        return name(row, 1);
    }

    static SqlName name(ResultSet row, int schema) throws SQLException {
        return new SqlName(row.getString(schema), row.getString(schema + 1));
    }

    static AccessRow access(ResultSet row) throws SQLException {
        return new AccessRow(
                row.getLong(1),
                row.getBoolean(2),
                row.getBoolean(3),
                row.getBoolean(4),
                row.getBoolean(5),
                row.getBoolean(6),
                row.getBoolean(7));
    }

    static ColumnAccessRow columnAccess(ResultSet row) throws SQLException {
        return new ColumnAccessRow(row.getLong(1), row.getInt(2), row.getBoolean(3), row.getBoolean(4));
    }

    static ConstraintRow constraint(ResultSet row) throws SQLException {
        return new ConstraintRow(
                new SqlName(row.getString(1), row.getString(2)),
                row.getString(3),
                row.getString(4).charAt(0),
                row.getBoolean(5),
                Arrays.asList((String[]) row.getArray(6).getArray()),
                Arrays.asList((String[]) row.getArray(7).getArray()));
    }

    static RelationRow relation(ResultSet row) throws SQLException {
        return new RelationRow(
                row.getLong(1),
                new SqlName(row.getString(2), row.getString(3)),
                row.getString(4).charAt(0),
                row.getBoolean(5),
                Optional.ofNullable(row.getString(6)),
                row.getBoolean(7),
                row.getBoolean(8),
                row.getBoolean(9),
                Arrays.asList((Long[]) row.getArray(10).getArray()),
                false); // see CatalogStatements.VOLATILE_RELATIONS
    }

    static ColumnRow column(ResultSet row) throws SQLException {
        String identity = row.getString(7);
        return new ColumnRow(
                row.getLong(1),
                row.getInt(2),
                row.getString(3),
                row.getLong(4),
                row.getBoolean(5),
                row.getBoolean(6),
                identity == null || identity.isEmpty() ? ' ' : identity.charAt(0),
                row.getBoolean(8),
                Optional.ofNullable(row.getString(9)),
                row.getBoolean(10),
                row.getBoolean(11));
    }

    static KeyRow key(ResultSet row) throws SQLException {
        return new KeyRow(
                row.getLong(1),
                row.getString(2),
                row.getBoolean(3),
                numbers(row.getString(4)),
                row.getBoolean(5),
                row.getBoolean(6));
    }

    static IndexRow index(ResultSet row) throws SQLException {
        String columns = row.getString(2);
        java.sql.Array expressions = row.getArray(3);
        return new IndexRow(
                row.getLong(1),
                columns == null ? List.of() : numbers(columns),
                expressions == null ? List.of() : List.of((String[]) expressions.getArray()));
    }

    static ForeignKeyRow foreignKey(ResultSet row) throws SQLException {
        return new ForeignKeyRow(
                row.getString(1),
                row.getLong(2),
                numbers(row.getString(3)),
                row.getLong(4),
                numbers(row.getString(5)),
                Optional.ofNullable(row.getString(6)),
                row.getBoolean(7));
    }

    static TypeRow type(ResultSet row) throws SQLException {
        return new TypeRow(
                row.getLong(1),
                new SqlName(row.getString(2), row.getString(3)),
                row.getString(4).charAt(0),
                row.getLong(5),
                row.getLong(6),
                labels(row.getArray(7)),
                labels(row.getArray(8)),
                Optional.ofNullable(row.getString(9)),
                Collections.emptyMap(),
                row.getBoolean(10));
    }

    private static List<String> labels(java.sql.@Nullable Array labels) throws SQLException {
        return labels == null ? List.of() : Arrays.asList((String[]) labels.getArray());
    }

    static RoutineRow routine(ResultSet row) throws SQLException {
        String[] names = (String[]) row.getArray(8).getArray();
        Long[] types = (Long[]) row.getArray(9).getArray();
        String[] modes = (String[]) row.getArray(10).getArray();
        Long[] relations = (Long[]) row.getArray(11).getArray();
        List<ArgumentRow> arguments = new ArrayList<>();
        for (int i = 0; i < types.length; i++) {
            arguments.add(new ArgumentRow(
                    i < names.length ? names[i] : "",
                    types[i],
                    i < modes.length ? modes[i].charAt(0) : 'i',
                    relations[i]));
        }
        return new RoutineRow(
                new SqlName(row.getString(1), row.getString(2)),
                row.getString(13).charAt(0),
                row.getString(3).charAt(0),
                row.getBoolean(14),
                row.getBoolean(4),
                row.getLong(5),
                row.getLong(6),
                row.getInt(7),
                arguments,
                Optional.ofNullable(row.getString(12)));
    }

    /** An expression of no column at all has none to give. */
    static Assurances.ArbiterRow arbiter(ResultSet row) throws SQLException {
        String columns = row.getString(4);
        return new Assurances.ArbiterRow(
                row.getLong(1),
                row.getString(2),
                row.getString(3),
                columns == null ? List.of() : numbers(columns),
                row.getBoolean(5));
    }

    static Assurances.ChangeRule changeRule(ResultSet row) throws SQLException {
        return new Assurances.ChangeRule(row.getLong(1), event(row.getString(2)), row.getString(3), row.getBoolean(4));
    }

    static Assurances.Instead instead(ResultSet row) throws SQLException {
        return new Assurances.Instead(row.getLong(1), event(row.getString(2)));
    }

    private static Event event(String type) {
        return switch (type) {
            case "2" -> Event.UPDATE;
            case "3" -> Event.INSERT;
            default -> Event.DELETE;
        };
    }

    static Assurances.ColumnNumber columnNumber(ResultSet row) throws SQLException {
        return new Assurances.ColumnNumber(row.getLong(1), row.getInt(2));
    }

    static List<Integer> numbers(String list) {
        return Arrays.stream(list.split(",", -1)).map(Integer::valueOf).toList();
    }
}

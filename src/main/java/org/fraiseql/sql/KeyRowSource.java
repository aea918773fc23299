package org.fraiseql.sql;

import static org.fraiseql.sql.SqlFragment.concat;
import static org.fraiseql.sql.SqlFragment.identifier;
import static org.fraiseql.sql.SqlFragment.join;
import static org.fraiseql.sql.SqlFragment.raw;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.plan.write.KeyCell;

/** The rows that were just written, as a row source of their keys: {@code unnest(…) WITH ORDINALITY k(k0, n)}. */
final class KeyRowSource {
    /** The alias of the table that is written, the first of its statement. */
    static final String ROW = "t0";

    /** The column with the position of a key, from 1. */
    static final String POSITION = "k.n";

    private KeyRowSource() {}

    static SqlFragment source(List<KeyCell> keys) {
        List<SqlFragment> arrays = new ArrayList<>();
        StringBuilder labels = new StringBuilder();
        for (int i = 0; i < keys.size(); i++) {
            arrays.add(Binds.of(keys.get(i).values()));
            labels.append('k').append(i).append(", ");
        }
        return concat(raw("unnest("), join(", ", arrays), raw(") WITH ORDINALITY k(" + labels + "n)"));
    }

    static SqlFragment matches(List<KeyCell> keys, String alias) {
        List<SqlFragment> terms = new ArrayList<>();
        for (int i = 0; i < keys.size(); i++) {
            ColumnType type = keys.get(i).column().type();
            SqlFragment column =
                    concat(raw(alias + "."), identifier(keys.get(i).column().name()));
            SqlFragment key = raw("k.k" + i + "::" + cast(type));
            terms.add(
                    isText(type)
                            ? TypeOperators.OF_POSTGRESQL.compare(concat(column, raw("::text")), "=", key)
                            : TypeOperators.of(type).compare(column, "=", key));
        }
        return join(" AND ", terms);
    }

    private static boolean isText(ColumnType type) {
        return !type.isKnownByName()
                && type instanceof ColumnType.Scalar(PgScalar scalar, var name)
                && scalar.isKnownByTextOnly();
    }

    private static String cast(ColumnType type) {
        return type.isKnownByName() ? SqlTypes.name(type.sqlName()) : SqlTypes.cast(type);
    }
}

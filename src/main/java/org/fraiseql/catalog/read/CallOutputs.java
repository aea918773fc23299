package org.fraiseql.catalog.read;

import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ScalarTraits.Use;

/** Types of output arguments of CALL, which gives them as they are: no expression can stand around them. */
final class CallOutputs {
    private CallOutputs() {}

    /** Whether the text form of a value is all that its JSON is made from. */
    static boolean isPlain(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) -> scalar.can(Use.CALL_OUTPUT);
            case ColumnType.Enumeration enumeration -> true;
            case ColumnType.Range range -> true;
            case ColumnType.Array array -> false;
            case ColumnType.Composite composite -> false;
            case ColumnType.Document document -> false;
        };
    }
}

package org.fraiseql.catalog;

import java.util.EnumSet;
import java.util.Set;

/** A column's type after domains were taken off. {@code sqlName} is what a bind is cast to. */
public sealed interface ColumnType {
    SqlName sqlName();

    /** Groups of operators that suit this type. */
    Set<Family> families();

    record Scalar(PgScalar scalar, SqlName sqlName) implements ColumnType {
        @Override
        public Set<Family> families() {
            return scalar.families();
        }
    }

    record Enumeration(EnumType type) implements ColumnType {
        @Override
        public SqlName sqlName() {
            return type.sqlName();
        }

        @Override
        public Set<Family> families() {
            return EnumSet.of(Family.ANY, Family.EQUALITY, Family.ORDER);
        }
    }

    /** An array of any number of dimensions, as PostgreSQL itself does not tell them apart. {@code sqlName} is the array type's own name. */
    record Array(ColumnType element, SqlName sqlName) implements ColumnType {
        @Override
        public Set<Family> families() {
            return EnumSet.of(Family.ANY);
        }
    }

    default boolean isOrdered() {
        return families().contains(Family.ORDER);
    }
}

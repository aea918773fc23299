package org.fraiseql.plan;

import java.util.List;
import java.util.OptionalInt;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.document.ValueRef;
import org.fraiseql.support.RetainedBytes;

/**
 * A value to bind: where it comes from, what it must be, and the argument it stands in.
 *
 * @param argument where it stands, for errors
 * @param maxLength the characters that the column it is written to takes
 */
public record Operand(ValueSource value, Form form, ArgumentPath argument, OptionalInt maxLength) {
    public Operand(ValueSource value, Form form, ArgumentPath argument) {
        this(value, form, argument, OptionalInt.empty());
    }

    /** A value of the request. */
    public Operand(ValueRef value, Form form, ArgumentPath argument) {
        this(new ValueSource.Request(value), form, argument);
    }

    public Operand of(Column column) {
        return column.maxLength().isEmpty() ? this : new Operand(value, form, argument, column.maxLength());
    }

    /** What it holds of the heap, see {@link RetainedBytes}. */
    public long retainedBytes() {
        long ofForm =
                form instanceof Form.Cells(var type, List<String> arguments) ? RetainedBytes.ofValue(arguments) : 0;
        return 3 * RetainedBytes.OBJECT + value.retainedBytes() + ofForm + RetainedBytes.of(argument.path());
    }

    /** What a value is bound as, and what is checked on the way. */
    public sealed interface Form {
        /** A value of a column's type. */
        record Typed(ColumnType type) implements Form {}

        /** An array of values of a column's type; its length is limited. */
        record ListOf(ColumnType type) implements Form {}

        /**
         * Values of a column for several rows, null among them; bound as an array of texts.
         *
         * @param arguments where each of them stands; empty when the operand's own argument says enough
         */
        record Cells(ColumnType type, List<String> arguments) implements Form {
            public Cells {
                arguments = List.copyOf(arguments);
            }

            public Cells(ColumnType type) {
                this(type, List.of());
            }
        }

        /** Text that stands for itself between wildcards of LIKE. */
        record LikeLiteral(String before, String after) implements Form {}

        record Text() implements Form {}

        /** Text in the form of a type that GraphQL does not know, such as {@code lquery}. */
        record Named(SqlName type) implements Form {}

        /** A list of texts in the form of a type that GraphQL does not know. */
        record NamedList(SqlName type) implements Form {}

        /** {@code a.b.0}, bound as the array of its steps. */
        record JsonSteps() implements Form {}

        /** A regular expression; its length is limited. */
        record Regex() implements Form {}

        /** A number of rows: 0 or more, and for limits at most the configured one. */
        record RowCount(boolean isLimit) implements Form {}
    }
}

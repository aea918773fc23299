package org.fraiseql.plan;

import java.util.List;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.Relationship;
import org.fraiseql.catalog.Table;

/** One member of a JSON object in the answer. */
public sealed interface Output {
    String key();

    record Value(String key, Column column) implements Output {}

    /** A column of a composite type, or of an array of one. */
    record Composite(String key, Column column, boolean isList, List<Output> outputs) implements Output {
        public Composite {
            outputs = List.copyOf(outputs);
        }
    }

    /** A key of a document, with what is selected of it. */
    record Document(Column column, DocumentNode.Member.Field field) implements Output {
        @Override
        public String key() {
            return field.key();
        }
    }

    /** A value that a function of the row gives. */
    record Called(String key, RoutineCall call, ColumnType type) implements Output {}

    /** The row that a function of the row gives, or null. */
    record CalledOne(String key, RoutineCall call, Table target, List<Output> outputs) implements Output {
        public CalledOne {
            outputs = List.copyOf(outputs);
        }
    }

    record Typename(String key, String typeName) implements Output {}

    /** The row at the other end, or null. */
    record One(String key, Relationship relationship, Table target, List<Output> outputs) implements Output {
        public One {
            outputs = List.copyOf(outputs);
        }
    }

    /** Rows that follow each row. */
    sealed interface Rows extends Output {
        ReadPlan read();
    }

    /** The rows at the other end. {@code read} is about the related rows alone. */
    record Many(String key, Relationship relationship, ReadPlan read) implements Rows {}

    /** The rows that a function of the row gives: that of {@code read}. */
    record CalledMany(String key, ReadPlan read) implements Rows {}
}

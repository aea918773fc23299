package org.fraiseql.sql;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumType;
import org.fraiseql.catalog.JsonShape;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.plan.DocumentNode;
import org.fraiseql.support.RetainedBytes;

/** How a column's text form becomes JSON. The bytes are those of PostgreSQL's {@code to_json} (PostgreSQL manual, JSON Functions). */
public sealed interface JsonForm {
    /** JSON already. */
    JsonForm RAW = new Shaped(JsonShape.RAW);

    /** One of the forms that any value of a type has. */
    record Shaped(JsonShape shape) implements JsonForm {}

    /** Labels of an enum that have another name in GraphQL. */
    record Labels(Map<String, String> names) implements JsonForm {
        public Labels {
            names = new LinkedHashMap<>(names);
        }
    }

    /**
     * JSON of a document, of which the selected parts of one key are passed on.
     *
     * @param source the relation whose document it is
     * @param isWhole whether it is the document itself, in which the key is still to be found
     */
    record Document(SqlName source, DocumentNode.Member.Field field, boolean isWhole) implements JsonForm {}

    static JsonForm document(Column column, DocumentNode.Member.Field field, boolean isWhole) {
        return new Document(column.document().orElseThrow().source(), field, isWhole);
    }

    default long retainedBytes() {
        return switch (this) {
            case Shaped shaped -> RetainedBytes.OBJECT;
            case Labels(Map<String, String> names) -> RetainedBytes.ofValue(names);
            case Document(SqlName source, DocumentNode.Member.Field field, boolean isWhole) ->
                field.value().retainedBytes();
        };
    }

    static JsonForm of(ColumnType type) {
        return switch (type) {
            case ColumnType.Scalar(PgScalar scalar, var name) ->
                new Shaped(scalar.traits().json());
            case ColumnType.Enumeration(EnumType enumType) ->
                enumType.hasRenamedLabels() ? labels(enumType) : new Shaped(JsonShape.QUOTED);
            case ColumnType.Array array -> RAW;
            case ColumnType.Range range -> new Shaped(JsonShape.ESCAPED);
            case ColumnType.Composite composite -> RAW;
            case ColumnType.Document document -> RAW;
        };
    }

    private static JsonForm labels(EnumType type) {
        Map<String, String> names = new LinkedHashMap<>();
        type.labels().forEach(label -> names.put(label.label(), label.name()));
        return new Labels(names);
    }
}

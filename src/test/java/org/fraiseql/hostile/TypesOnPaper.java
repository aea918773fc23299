package org.fraiseql.hostile;

import java.util.List;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.SnapshotFixture;

/** A database on paper with a column of each type, relations both ways, and functions of each type. */
final class TypesOnPaper {
    private static final List<String> SCALARS = List.of(
            "bool",
            "int2",
            "int4",
            "int8",
            "float4",
            "float8",
            "numeric",
            "text",
            "varchar",
            "citext",
            "uuid",
            "date",
            "time",
            "timetz",
            "timestamp",
            "timestamptz",
            "interval",
            "json",
            "jsonb",
            "hstore",
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "ltree",
            "tsvector",
            "point",
            "vector",
            "bit",
            "geometry",
            "xml");
    private static final List<String> IN_ARRAYS = List.of(
            "bool", "int4", "int8", "float8", "numeric", "text", "uuid", "timestamptz", "jsonb", "inet", "ltree");

    private TypesOnPaper() {}

    static Catalog catalog() {
        SnapshotFixture db = new SnapshotFixture();
        SCALARS.forEach(db::baseType);
        db.enumType("mood", "happy", "sad");
        db.ranges("numrange", "nummultirange", "numeric");
        db.ranges("int8range", "int8multirange", "int8");
        db.ranges("daterange", "datemultirange", "date");
        SnapshotFixture.RelationFixture samples = db.table("samples").column("id", "int4!");
        SCALARS.forEach(type -> samples.column("a_" + type, type));
        IN_ARRAYS.forEach(type -> samples.column("some_" + type, type + "[]"));
        for (String type :
                List.of("mood", "mood[]", "numrange", "nummultirange", "int8range", "daterange", "numrange[]")) {
            samples.column("its_" + type.replace("[]", "s"), type);
        }
        samples.primaryKey("id")
                .unique("a_int8")
                .unique("a_numeric")
                .unique("a_text")
                .unique("a_uuid");
        db.table("parts").columns("id int8!, sample_id int4, label text").primaryKey("id");
        db.foreignKey("parts_sample", "parts", "sample_id", "samples", "id");
        for (String type :
                List.of("int4", "int8", "numeric", "float8", "text", "jsonb", "point", "numrange", "int8[]", "mood")) {
            db.function("asks_" + type.replace("[]", "s"), false, type);
            db.function("does_" + type.replace("[]", "s"), true, type);
        }
        return db.writableCatalog();
    }
}

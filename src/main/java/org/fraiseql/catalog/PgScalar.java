package org.fraiseql.catalog;

import static org.fraiseql.catalog.Family.ANY;
import static org.fraiseql.catalog.Family.EQUALITY;
import static org.fraiseql.catalog.Family.FULL_TEXT;
import static org.fraiseql.catalog.Family.NETWORK;
import static org.fraiseql.catalog.Family.ORDER;
import static org.fraiseql.catalog.Family.TEXT;

import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's scalar types that have a GraphQL scalar of their own (CONTRACT section 1); all others are {@link #OTHER}. */
public enum PgScalar {
    BOOL("bool", "Boolean", EQUALITY),
    INT2("int2", "Int", EQUALITY, ORDER),
    INT4("int4", "Int", EQUALITY, ORDER),
    INT8("int8", "BigInt", EQUALITY, ORDER),
    FLOAT4("float4", "Float", EQUALITY, ORDER),
    FLOAT8("float8", "Float", EQUALITY, ORDER),
    NUMERIC("numeric", "Decimal", EQUALITY, ORDER),
    TEXT_("text", "String", EQUALITY, ORDER, TEXT, FULL_TEXT),
    VARCHAR("varchar", "String", EQUALITY, ORDER, TEXT, FULL_TEXT),
    BPCHAR("bpchar", "String", EQUALITY, ORDER, TEXT, FULL_TEXT),
    NAME("name", "String", EQUALITY, ORDER, TEXT, FULL_TEXT),
    CITEXT("citext", "String", EQUALITY, ORDER, TEXT, FULL_TEXT),
    UUID("uuid", "UUID", EQUALITY, ORDER),
    DATE("date", "Date", EQUALITY, ORDER),
    TIME("time", "Time", EQUALITY, ORDER),
    TIMETZ("timetz", "TimeTz", EQUALITY, ORDER),
    TIMESTAMP("timestamp", "LocalDateTime", EQUALITY, ORDER),
    TIMESTAMPTZ("timestamptz", "DateTime", EQUALITY, ORDER),
    INTERVAL("interval", "Interval", EQUALITY, ORDER),
    /** Compared as jsonb, having no equality of its own. */
    JSON("json", "JSON", EQUALITY, Family.JSON),
    JSONB("jsonb", "JSON", EQUALITY, Family.JSON),
    /** Compared as jsonb. */
    HSTORE("hstore", "JSON", EQUALITY, Family.JSON),
    BYTEA("bytea", "Bytes", EQUALITY, ORDER),
    INET("inet", "Inet", EQUALITY, ORDER, NETWORK),
    CIDR("cidr", "Cidr", EQUALITY, ORDER, NETWORK),
    MACADDR("macaddr", "MacAddr", EQUALITY, ORDER),
    MACADDR8("macaddr8", "MacAddr", EQUALITY, ORDER),
    LTREE("ltree", "LTree", EQUALITY, ORDER, Family.LTREE),
    /** Served in its text form; filters search in it. */
    TSVECTOR("tsvector", "String", FULL_TEXT),
    /** Compared in its text form, having no equality of that name. */
    POINT("point", "Point", EQUALITY, Family.POINT),
    /** Of the extension vector; {@code vector} and {@code halfvec}. */
    VECTOR("vector", "Vector", EQUALITY, Family.VECTOR),
    HALFVEC("halfvec", "Vector", EQUALITY, Family.VECTOR),
    BIT("bit", "String", EQUALITY, Family.BITS),
    VARBIT("varbit", "String", EQUALITY, Family.BITS),
    /** Of PostGIS; served and compared in their text form. */
    GEOMETRY("geometry", "String", EQUALITY, Family.SPATIAL),
    GEOGRAPHY("geography", "String", EQUALITY, Family.SPATIAL),
    /** {@code int8} and {@code numeric} for clients whose numbers have no more than 53 bits. */
    INT8_AS_STRING("", "BigInt", EQUALITY, ORDER),
    NUMERIC_AS_STRING("", "Decimal", EQUALITY, ORDER),
    /** Any other type, served and compared in its text form. */
    OTHER("", "String", EQUALITY);

    private static final Map<String, PgScalar> BY_TYPE_NAME = new LinkedHashMap<>();

    static {
        for (PgScalar scalar : values()) {
            if (!scalar.typeName.isEmpty()) {
                BY_TYPE_NAME.put(scalar.typeName, scalar);
            }
        }
    }

    private final String typeName;
    private final String graphQLName;
    private final Set<Family> families;

    PgScalar(String typeName, String graphQLName, Family... families) {
        this.typeName = typeName;
        this.graphQLName = graphQLName;
        this.families = EnumSet.of(ANY, families);
    }

    /** The scalar for a type of {@code pg_catalog} or of an extension, found by its bare name. */
    public static PgScalar ofTypeName(String typeName) {
        return BY_TYPE_NAME.getOrDefault(typeName, OTHER);
    }

    /** As a JSON string instead of a number, where a number could lose digits. */
    public PgScalar asString() {
        return switch (this) {
            case INT8 -> INT8_AS_STRING;
            case NUMERIC -> NUMERIC_AS_STRING;
            default -> this;
        };
    }

    /** Whether nothing but its text form is known of the type, so that a bind can't be of it. */
    public boolean isKnownByTextOnly() {
        return this == OTHER || this == GEOMETRY || this == GEOGRAPHY;
    }

    public String graphQLName() {
        return graphQLName;
    }

    public Set<Family> families() {
        return families;
    }
}

package org.fraiseql.catalog;

import static org.fraiseql.catalog.Family.ANY;
import static org.fraiseql.catalog.Family.EQUALITY;
import static org.fraiseql.catalog.Family.ORDER;
import static org.fraiseql.catalog.Family.TEXT;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** PostgreSQL's scalar types that have a GraphQL scalar of their own (CONTRACT section 1); all others are {@link #OTHER}. */
public enum PgScalar {
    BOOL("bool", "Boolean", EQUALITY),
    INT2("int2", "Int", ORDER),
    INT4("int4", "Int", ORDER),
    INT8("int8", "BigInt", ORDER),
    OID("oid", "BigInt", ORDER),
    FLOAT4("float4", "Float", ORDER),
    FLOAT8("float8", "Float", ORDER),
    NUMERIC("numeric", "Decimal", ORDER),
    TEXT_("text", "String", ORDER, TEXT),
    VARCHAR("varchar", "String", ORDER, TEXT),
    BPCHAR("bpchar", "String", ORDER, TEXT),
    NAME("name", "String", ORDER, TEXT),
    CITEXT("citext", "String", ORDER, TEXT),
    UUID("uuid", "UUID", ORDER),
    DATE("date", "Date", ORDER),
    TIME("time", "Time", ORDER),
    TIMETZ("timetz", "TimeTz", ORDER),
    TIMESTAMP("timestamp", "LocalDateTime", ORDER),
    TIMESTAMPTZ("timestamptz", "DateTime", ORDER),
    INTERVAL("interval", "Interval", ORDER),
    JSON("json", "JSON", ANY),
    JSONB("jsonb", "JSON", EQUALITY),
    HSTORE("hstore", "JSON", ANY),
    BYTEA("bytea", "Bytes", ORDER),
    INET("inet", "Inet", ORDER),
    CIDR("cidr", "Cidr", ORDER),
    MACADDR("macaddr", "MacAddr", ORDER),
    LTREE("ltree", "LTree", ORDER),
    /** Any other type, served and compared in its text form. */
    OTHER("", "String", EQUALITY);

    private static final Map<String, PgScalar> BY_TYPE_NAME = new LinkedHashMap<>();

    static {
        for (PgScalar scalar : values()) {
            BY_TYPE_NAME.put(scalar.typeName, scalar);
        }
    }

    private final String typeName;
    private final String graphQLName;
    private final Set<Family> families;

    PgScalar(String typeName, String graphQLName, Family... families) {
        this.typeName = typeName;
        this.graphQLName = graphQLName;
        this.families = EnumSet.of(ANY, families);
        if (this.families.contains(ORDER) || Arrays.asList(families).contains(TEXT)) {
            this.families.add(EQUALITY);
        }
    }

    /** The scalar for a type of {@code pg_catalog} or of an extension, found by its bare name. */
    static PgScalar ofTypeName(String typeName) {
        return BY_TYPE_NAME.getOrDefault(typeName, OTHER);
    }

    public String graphQLName() {
        return graphQLName;
    }

    public Set<Family> families() {
        return families;
    }
}

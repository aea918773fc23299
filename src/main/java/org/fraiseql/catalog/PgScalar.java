package org.fraiseql.catalog;

import static org.fraiseql.catalog.Family.ANY;
import static org.fraiseql.catalog.Family.BITS;
import static org.fraiseql.catalog.Family.EQUALITY;
import static org.fraiseql.catalog.Family.FULL_TEXT;
import static org.fraiseql.catalog.Family.NETWORK;
import static org.fraiseql.catalog.Family.ORDER;
import static org.fraiseql.catalog.Family.SPATIAL;
import static org.fraiseql.catalog.Family.TEXT;
import static org.fraiseql.catalog.JsonShape.BOOLEAN;
import static org.fraiseql.catalog.JsonShape.DATE_TIME;
import static org.fraiseql.catalog.JsonShape.DATE_TIME_WITH_OFFSET;
import static org.fraiseql.catalog.JsonShape.ESCAPED;
import static org.fraiseql.catalog.JsonShape.NUMBER;
import static org.fraiseql.catalog.JsonShape.NUMBER_OR_NAME;
import static org.fraiseql.catalog.JsonShape.QUOTED;
import static org.fraiseql.catalog.JsonShape.RAW;
import static org.fraiseql.catalog.ScalarTraits.Use.ARGUMENT;
import static org.fraiseql.catalog.ScalarTraits.Use.CALL_OUTPUT;
import static org.fraiseql.catalog.ScalarTraits.Use.FIELD;
import static org.fraiseql.catalog.ScalarTraits.Use.INCREMENT;
import static org.fraiseql.catalog.ScalarTraits.Use.INPUT;
import static org.fraiseql.catalog.ScalarTraits.Use.SORT;
import static org.fraiseql.catalog.ScalarTraits.knownByText;
import static org.fraiseql.catalog.ScalarTraits.of;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.ScalarTraits.Binding;
import org.fraiseql.catalog.ScalarTraits.Comparison;
import org.fraiseql.catalog.ScalarTraits.InDocument;
import org.fraiseql.catalog.ScalarTraits.Reading;
import org.fraiseql.catalog.ScalarTraits.Writing;

/**
 * The table of PostgreSQL's scalar types that have a GraphQL scalar of their own (docs/schema.md); all others are {@link #OTHER}. Whatever the rooms after
 * this one do with a type, they read off its row here.
 */
public enum PgScalar {
    BOOL(of("bool", "Boolean", BOOLEAN).inDocument(InDocument.BOOLEAN).also(SORT), EQUALITY),
    INT2(of("int2", "Int", NUMBER).inDocument(InDocument.INTEGER).also(INCREMENT), EQUALITY, ORDER),
    INT4(of("int4", "Int", NUMBER).inDocument(InDocument.INTEGER).also(INCREMENT), EQUALITY, ORDER),
    INT8(of("int8", "BigInt", NUMBER).inDocument(InDocument.LONG).also(INCREMENT), EQUALITY, ORDER),
    FLOAT4(of("float4", "Float", NUMBER_OR_NAME).inDocument(InDocument.NUMBER).also(INCREMENT), EQUALITY, ORDER),
    FLOAT8(of("float8", "Float", NUMBER_OR_NAME).inDocument(InDocument.NUMBER).also(INCREMENT), EQUALITY, ORDER),
    NUMERIC(
            of("numeric", "Decimal", NUMBER_OR_NAME)
                    .inDocument(InDocument.NUMBER)
                    .also(INCREMENT),
            EQUALITY,
            ORDER),
    TEXT_(of("text", "String", ESCAPED).inDocument(InDocument.TEXT), EQUALITY, ORDER, TEXT, FULL_TEXT),
    VARCHAR(
            of("varchar", "String", ESCAPED).inDocument(InDocument.TEXT).bound(Binding.AS_TEXT),
            EQUALITY,
            ORDER,
            TEXT,
            FULL_TEXT),
    BPCHAR(
            of("bpchar", "String", ESCAPED).inDocument(InDocument.TEXT).read(Reading.AS_PRINTED),
            EQUALITY,
            ORDER,
            TEXT,
            FULL_TEXT),
    NAME(
            of("name", "String", ESCAPED).inDocument(InDocument.TEXT).bound(Binding.AS_TEXT),
            EQUALITY,
            ORDER,
            TEXT,
            FULL_TEXT),
    CITEXT(of("citext", "String", ESCAPED).inDocument(InDocument.TEXT_OF_TYPE), EQUALITY, ORDER, TEXT, FULL_TEXT),
    UUID(of("uuid", "UUID", QUOTED), EQUALITY, ORDER),
    DATE(of("date", "Date", QUOTED), EQUALITY, ORDER),
    TIME(of("time", "Time", QUOTED), EQUALITY, ORDER),
    TIMETZ(of("timetz", "TimeTz", QUOTED), EQUALITY, ORDER),
    TIMESTAMP(of("timestamp", "LocalDateTime", DATE_TIME), EQUALITY, ORDER),
    TIMESTAMPTZ(of("timestamptz", "DateTime", DATE_TIME_WITH_OFFSET), EQUALITY, ORDER),
    INTERVAL(of("interval", "Interval", QUOTED), EQUALITY, ORDER),
    JSON(of("json", "JSON", RAW).inDocument(InDocument.JSON).compared(Comparison.AS_JSONB), EQUALITY, Family.JSON),
    JSONB(of("jsonb", "JSON", RAW).inDocument(InDocument.JSON).also(SORT), EQUALITY, Family.JSON),
    HSTORE(
            of("hstore", "JSON", RAW)
                    .inDocument(InDocument.JSON)
                    .read(Reading.AS_JSON)
                    .compared(Comparison.AS_JSONB)
                    .written(Writing.FROM_JSON)
                    .without(ARGUMENT)
                    .without(CALL_OUTPUT),
            EQUALITY,
            Family.JSON),
    BYTEA(of("bytea", "Bytes", ESCAPED).read(Reading.AS_TEXT).without(CALL_OUTPUT), EQUALITY, ORDER),
    INET(of("inet", "Inet", QUOTED).read(Reading.AS_PRINTED).without(CALL_OUTPUT), EQUALITY, ORDER, NETWORK),
    CIDR(of("cidr", "Cidr", QUOTED).without(CALL_OUTPUT), EQUALITY, ORDER, NETWORK),
    MACADDR(of("macaddr", "MacAddr", QUOTED).without(CALL_OUTPUT), EQUALITY, ORDER),
    MACADDR8(of("macaddr8", "MacAddr", QUOTED).without(CALL_OUTPUT), EQUALITY, ORDER),
    LTREE(of("ltree", "LTree", QUOTED).without(CALL_OUTPUT), EQUALITY, ORDER, Family.LTREE),
    /** Filters search in it; it is no value of its own. */
    TSVECTOR(
            of("tsvector", "String", ESCAPED)
                    .filter("FullText")
                    .read(Reading.AS_TEXT)
                    .bound(Binding.AS_TEXT)
                    .without(FIELD)
                    .without(INPUT)
                    .without(ARGUMENT)
                    .without(CALL_OUTPUT),
            FULL_TEXT),
    POINT(
            of("point", "Point", QUOTED)
                    .read(Reading.AS_TEXT)
                    .compared(Comparison.AS_PRINTED_TEXT)
                    .without(CALL_OUTPUT),
            EQUALITY,
            Family.POINT),
    /** Of the extension vector; {@code vector} and {@code halfvec}. */
    VECTOR(of("vector", "Vector", QUOTED).without(CALL_OUTPUT), EQUALITY, Family.VECTOR),
    HALFVEC(of("halfvec", "Vector", QUOTED).without(CALL_OUTPUT), EQUALITY, Family.VECTOR),
    BIT(of("bit", "String", QUOTED).filter("Bit").without(CALL_OUTPUT), EQUALITY, BITS),
    VARBIT(of("varbit", "String", QUOTED).filter("Bit").without(CALL_OUTPUT), EQUALITY, BITS),
    /** In the form of the database's locale, and taken in it. */
    MONEY(of("money", "String", ESCAPED).filter("Money").also(INCREMENT), EQUALITY, ORDER),
    /** The extension PostGIS. */
    GEOMETRY(knownByText("geometry", "Spatial", QUOTED), EQUALITY, SPATIAL),
    GEOGRAPHY(knownByText("geography", "Spatial", QUOTED), EQUALITY, SPATIAL),
    /** {@code int8} and {@code numeric} for clients whose numbers have no more than 53 bits. */
    INT8_AS_STRING(asString(INT8), EQUALITY, ORDER),
    NUMERIC_AS_STRING(asString(NUMERIC), EQUALITY, ORDER),
    /** What a key of a document is declared to be that tells an entity: a text, or a number that is read as one. */
    ID(
            of("", "ID", ESCAPED)
                    .inDocument(InDocument.ID)
                    .without(INPUT)
                    .without(ARGUMENT)
                    .without(CALL_OUTPUT),
            EQUALITY,
            ORDER,
            TEXT),
    XML(knownByText("xml", "Opaque", ESCAPED).inDocument(InDocument.TEXT).read(Reading.AS_PRINTED), EQUALITY),
    /** Any other type. */
    OTHER(knownByText("", "Opaque", ESCAPED).inDocument(InDocument.TEXT), EQUALITY);

    private static final Map<String, PgScalar> BY_TYPE_NAME = new LinkedHashMap<>();
    private static final Map<PgScalar, PgScalar> AS_STRINGS = new EnumMap<>(PgScalar.class);

    static {
        for (PgScalar scalar : values()) {
            if (!scalar.traits.typeName().isEmpty()) {
                BY_TYPE_NAME.put(scalar.traits.typeName(), scalar);
            }
        }
        AS_STRINGS.put(INT8, INT8_AS_STRING);
        AS_STRINGS.put(NUMERIC, NUMERIC_AS_STRING);
    }

    private final ScalarTraits traits;
    private final Set<Family> families;

    PgScalar(ScalarTraits traits, Family... families) {
        this.traits = traits;
        this.families = EnumSet.of(ANY, families);
    }

    private static ScalarTraits asString(PgScalar number) {
        return of("", number.traits.graphQLName(), QUOTED)
                .inDocument(number.traits.inDocument())
                .read(Reading.AS_TEXT_IN_ARRAYS_TOO)
                .also(INCREMENT);
    }

    /** The scalar for a type of {@code pg_catalog} or of an extension, found by its bare name. */
    public static PgScalar ofTypeName(String typeName) {
        return BY_TYPE_NAME.getOrDefault(typeName, OTHER);
    }

    /** As a JSON string instead of a number, where a number could lose digits. */
    public PgScalar asString() {
        return AS_STRINGS.getOrDefault(this, this);
    }

    public ScalarTraits traits() {
        return traits;
    }

    public String graphQLName() {
        return traits.graphQLName();
    }

    Set<Family> families() {
        return families;
    }

    public boolean can(ScalarTraits.Use use) {
        return traits.uses().contains(use);
    }

    /** Whether lists can be ordered by it: types with {@code <} in {@code where}, and those that PostgreSQL can sort all the same. */
    boolean isOrdered() {
        return can(SORT) || families.contains(ORDER);
    }

    /** Whether arrays of it can be compared. */
    boolean isComparableItem() {
        return families.contains(EQUALITY) && traits.comparison() == Comparison.AS_ITSELF;
    }

    /** Whether nothing but its text form is known of the type, so that a bind can't be of it. */
    public boolean isKnownByTextOnly() {
        return traits.writing() == Writing.BY_ROW;
    }
}

package org.fraiseql.schema;

import graphql.schema.GraphQLScalarType;
import java.util.List;

/** The scalars beside GraphQL's own (docs/schema.md), {@code Int} and {@code Float}. Inside the engine their values are PostgreSQL's text form. */
final class CatalogScalars {
    private static final String MANUAL = "https://www.postgresql.org/docs/current/";
    private static final String OF_THE_SPECIFICATION = "";

    private static final List<GraphQLScalarType> ALL = List.of(
            scalar("Int", OF_THE_SPECIFICATION, "A 32-bit integer.", new IntCoercing()),
            scalar(
                    "Float",
                    OF_THE_SPECIFICATION,
                    "A number; \"NaN\", \"Infinity\" and \"-Infinity\" are strings.",
                    new FloatCoercing()),
            scalar(
                    "BigInt",
                    MANUAL + "datatype-numeric.html#DATATYPE-INT",
                    "A 64-bit integer, as a number or a string. In JavaScript, numbers beyond 2^53 lose digits: ask for strings there, with the header Big-Numbers: strings.",
                    new TextCoercing("BigInt", TextForms::bigInt)),
            scalar(
                    "Decimal",
                    MANUAL + "datatype-numeric.html#DATATYPE-NUMERIC-DECIMAL",
                    "A number with all its digits, as a number or a string; \"NaN\" and \"Infinity\" too. JavaScript keeps some 15 digits of a number: ask for strings there, with the header Big-Numbers: strings.",
                    new TextCoercing("Decimal", TextForms::decimal)),
            scalar(
                    "UUID",
                    "https://www.rfc-editor.org/rfc/rfc9562",
                    "A UUID (RFC 9562).",
                    new TextCoercing("UUID", TextForms::uuid)),
            scalar(
                    "Date",
                    MANUAL + "datatype-datetime.html",
                    "A date: 2025-12-31.",
                    new TextCoercing("Date", TextForms::date)),
            scalar(
                    "Time",
                    MANUAL + "datatype-datetime.html",
                    "A time of day: 23:59:59.5.",
                    new TextCoercing("Time", TextForms::time)),
            scalar(
                    "TimeTz",
                    MANUAL + "datatype-datetime.html",
                    "A time of day with an offset: 23:59:59+02.",
                    new TextCoercing("TimeTz", TextForms::timeWithOffset)),
            scalar(
                    "LocalDateTime",
                    MANUAL + "datatype-datetime.html",
                    "A date and time without a zone: 2025-12-31T23:59:59.",
                    new TextCoercing("LocalDateTime", TextForms::localDateTime)),
            scalar(
                    "DateTime",
                    MANUAL + "datatype-datetime.html",
                    "A point in time: 2025-12-31T23:59:59Z.",
                    new TextCoercing("DateTime", TextForms::dateTime)),
            scalar(
                    "Interval",
                    MANUAL + "datatype-datetime.html#DATATYPE-INTERVAL-INPUT",
                    "A span of time: 1 day 02:00:00, or ISO 8601 P1DT2H.",
                    new TextCoercing("Interval", TextForms::notBlank)),
            scalar("JSON", "https://www.rfc-editor.org/rfc/rfc8259", "Any JSON value.", new JsonCoercing()),
            scalar(
                    "Bytes",
                    MANUAL + "datatype-binary.html#DATATYPE-BINARY-BYTEA-HEX-FORMAT",
                    "Bytes: \\x and hexadecimal digits; base64 is accepted too.",
                    new TextCoercing("Bytes", TextForms::bytes)),
            scalar(
                    "Inet",
                    MANUAL + "datatype-net-types.html#DATATYPE-INET",
                    "An IPv4 or IPv6 host or network address: 10.0.0.1/8.",
                    new TextCoercing("Inet", NetworkForms::inet)),
            scalar(
                    "Cidr",
                    MANUAL + "datatype-net-types.html#DATATYPE-CIDR",
                    "An IPv4 or IPv6 network: 10.0.0.0/8.",
                    new TextCoercing("Cidr", NetworkForms::cidr)),
            scalar(
                    "MacAddr",
                    MANUAL + "datatype-net-types.html#DATATYPE-MACADDR",
                    "A MAC address in any spelling.",
                    new TextCoercing("MacAddr", TextForms::macAddress)),
            scalar(
                    "Point",
                    MANUAL + "datatype-geometric.html#DATATYPE-GEOMETRIC-POINTS",
                    "A point of the plane: (1.5,2).",
                    new TextCoercing("Point", TextForms::point)),
            scalar(
                    "Vector",
                    "https://github.com/pgvector/pgvector",
                    "A vector: [1, 2.5, 3], as a list or a string.",
                    new TextCoercing("Vector", TextForms::vector)),
            scalar(
                    "LTree",
                    MANUAL + "ltree.html",
                    "A label path: top.science.",
                    new TextCoercing("LTree", TextForms::labelPath)));

    private CatalogScalars() {}

    static List<GraphQLScalarType> all() {
        return ALL;
    }

    /** Whether the name has the form of a range's or multirange's. */
    static boolean isRange(String name) {
        return name.endsWith("Range") || isMultirange(name);
    }

    private static boolean isMultirange(String name) {
        return name.endsWith("Multirange");
    }

    /** The scalar of a range or multirange, such as {@code DateRange}. */
    static GraphQLScalarType range(String name) {
        String description = isMultirange(name)
                ? "A multirange in PostgreSQL's form: {[1,3),[5,8)}."
                : "A range in PostgreSQL's form: [1,10), [2025-01-01,) or empty.";
        return scalar(
                name,
                MANUAL + "rangetypes.html#RANGETYPES-IO",
                description,
                new TextCoercing(name, isMultirange(name) ? TextForms::multirange : TextForms::range));
    }

    /** @param form where the form of its values is described, what {@code @specifiedBy} says */
    private static GraphQLScalarType scalar(
            String name, String form, String description, graphql.schema.Coercing<?, ?> coercing) {
        GraphQLScalarType.Builder scalar = GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(coercing);
        return form.equals(OF_THE_SPECIFICATION)
                ? scalar.build()
                : scalar.specifiedByUrl(form).build();
    }
}

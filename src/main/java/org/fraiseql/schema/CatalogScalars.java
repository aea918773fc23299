package org.fraiseql.schema;

import graphql.schema.GraphQLScalarType;
import java.util.List;
import org.fraiseql.catalog.ColumnType;

/** The scalars beside GraphQL's own (CONTRACT section 1), {@code Int} and {@code Float}. Inside the engine their values are PostgreSQL's text form. */
final class CatalogScalars {
    private static final List<GraphQLScalarType> ALL = List.of(
            scalar("Int", "A 32-bit integer.", new IntCoercing()),
            scalar("Float", "A number; \"NaN\", \"Infinity\" and \"-Infinity\" are strings.", new FloatCoercing()),
            scalar(
                    "BigInt",
                    "A 64-bit integer, as a number or a string.",
                    new TextCoercing("BigInt", TextForms::bigInt)),
            scalar(
                    "Decimal",
                    "A number with all its digits, as a number or a string; \"NaN\" and \"Infinity\" too.",
                    new TextCoercing("Decimal", TextForms::decimal)),
            scalar("UUID", "A UUID (RFC 9562).", new TextCoercing("UUID", TextForms::uuid)),
            scalar("Date", "A date: 2025-12-31.", new TextCoercing("Date", TextForms::date)),
            scalar("Time", "A time of day: 23:59:59.5.", new TextCoercing("Time", TextForms::time)),
            scalar(
                    "TimeTz",
                    "A time of day with an offset: 23:59:59+02.",
                    new TextCoercing("TimeTz", TextForms::timeWithOffset)),
            scalar(
                    "LocalDateTime",
                    "A date and time without a zone: 2025-12-31T23:59:59.",
                    new TextCoercing("LocalDateTime", TextForms::localDateTime)),
            scalar(
                    "DateTime",
                    "A point in time: 2025-12-31T23:59:59Z.",
                    new TextCoercing("DateTime", TextForms::dateTime)),
            scalar(
                    "Interval",
                    "A span of time: 1 day 02:00:00, or ISO 8601 P1DT2H.",
                    new TextCoercing("Interval", TextForms::notBlank)),
            scalar("JSON", "Any JSON value.", new JsonCoercing()),
            scalar(
                    "Bytes",
                    "Bytes: \\\\x and hexadecimal digits; base64 is accepted too.",
                    new TextCoercing("Bytes", TextForms::bytes)),
            scalar(
                    "Inet",
                    "An IPv4 or IPv6 host or network address: 10.0.0.1/8.",
                    new TextCoercing("Inet", NetworkForms::inet)),
            scalar("Cidr", "An IPv4 or IPv6 network: 10.0.0.0/8.", new TextCoercing("Cidr", NetworkForms::cidr)),
            scalar("MacAddr", "A MAC address in any spelling.", new TextCoercing("MacAddr", TextForms::macAddress)),
            scalar("Point", "A point of the plane: (1.5,2).", new TextCoercing("Point", TextForms::point)),
            scalar(
                    "Vector",
                    "A vector: [1, 2.5, 3], as a list or a string.",
                    new TextCoercing("Vector", TextForms::vector)),
            scalar("LTree", "A label path: top.science.", new TextCoercing("LTree", TextForms::labelPath)));

    private CatalogScalars() {}

    static List<GraphQLScalarType> all() {
        return ALL;
    }

    /** The scalar of a range or multirange, such as {@code DateRange}. */
    static GraphQLScalarType range(ColumnType.Range range) {
        String name = range.graphQLName();
        String description = range.isMultirange()
                ? "A multirange in PostgreSQL's form: {[1,3),[5,8)}."
                : "A range in PostgreSQL's form: [1,10), [2025-01-01,) or empty.";
        return scalar(
                name,
                description,
                new TextCoercing(name, range.isMultirange() ? TextForms::multirange : TextForms::range));
    }

    private static GraphQLScalarType scalar(String name, String description, graphql.schema.Coercing<?, ?> coercing) {
        return GraphQLScalarType.newScalar()
                .name(name)
                .description(description)
                .coercing(coercing)
                .build();
    }
}

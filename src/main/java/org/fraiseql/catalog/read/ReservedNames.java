package org.fraiseql.catalog.read;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.ResponseMember;

/** Type names that no table may take, because GraphQL or the schema itself has them. */
final class ReservedNames {
    private static final List<String> OWN = List.of(
            "Query",
            "Mutation",
            "Subscription",
            "ID",
            "OrderDirection",
            "BigInteger",
            "BigDecimal",
            "Void",
            "OpaqueFilter",
            "PresenceFilter",
            "FullTextFilter",
            "FullTextInput",
            "CircleInput",
            "CoordinatesInput",
            "JSONPathFilter",
            "JSONBounds",
            "BitFilter",
            "SpatialFilter",
            "VectorDistanceInput",
            "BitDistanceInput",
            "PointOrderByInput",
            "SpatialOrderByInput",
            "VectorOrderByInput",
            "BitOrderByInput",
            "CoordinatesDistanceOrder",
            "VectorDistanceOrder",
            "BitDistanceOrder",
            ResponseMember.ERROR_TYPE);

    private ReservedNames() {}

    static Set<String> types() {
        Set<String> names = new LinkedHashSet<>(OWN);
        for (PgScalar scalar : PgScalar.values()) {
            for (String form : List.of("", "Range", "Multirange")) {
                String name = scalar.graphQLName() + form;
                names.addAll(List.of(name, name + "Filter", name + "ListFilter", name + "Bounds"));
            }
        }
        return names;
    }
}

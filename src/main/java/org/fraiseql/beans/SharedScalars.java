package org.fraiseql.beans;

import graphql.Scalars;
import graphql.schema.GraphQLNamedType;
import graphql.schema.GraphQLScalarType;
import io.smallrye.graphql.scalar.GraphQLScalarTypes;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One definition for each scalar name that both SmallRye and the catalog use ({@code Int Float Date Time DateTime UUID}).
 *
 * <p>Input is checked by the catalog's (stricter) scalar, output takes what either side gives, see {@link SharedCoercing}. SmallRye keeps its scalars
 * in static maps; only the map by name, from which it builds schemas, is changed. It still converts arguments with its own scalar by class.
 */
final class SharedScalars {
    private static final String UUID = "UUID";

    /** SmallRye's scalars as they are without us, so that publishing twice does not wrap twice. */
    private static final Map<String, GraphQLScalarType> OF_BEANS = ofBeans();

    private SharedScalars() {}

    /** Makes SmallRye build its next schema with scalars that also fit these types of the catalog. */
    static Map<String, GraphQLScalarType> register(Collection<GraphQLNamedType> catalogTypes) {
        Map<String, GraphQLScalarType> strict = new LinkedHashMap<>();
        strict.put(Scalars.GraphQLInt.getName(), Scalars.GraphQLInt);
        strict.put(Scalars.GraphQLFloat.getName(), Scalars.GraphQLFloat);
        for (GraphQLNamedType type : catalogTypes) {
            if (type instanceof GraphQLScalarType scalar) {
                strict.put(scalar.getName(), scalar);
            }
        }
        Map<String, GraphQLScalarType> shared = new LinkedHashMap<>();
        OF_BEANS.forEach((name, ofBeans) -> shared.put(name, merge(ofBeans, Optional.ofNullable(strict.get(name)))));
        shared.forEach((name, scalar) ->
                GraphQLScalarTypes.registerCustomScalar(name, SharedScalars.class.getName() + "." + name, scalar));
        return shared;
    }

    private static GraphQLScalarType merge(GraphQLScalarType ofBeans, Optional<GraphQLScalarType> strict) {
        GraphQLScalarType shown = strict.orElse(ofBeans);
        return GraphQLScalarType.newScalar()
                .name(shown.getName())
                .description(shown.getDescription())
                .specifiedByUrl(shown.getSpecifiedByUrl())
                .coercing(
                        shown == Scalars.GraphQLID
                                ? new IdCoercing()
                                : new SharedCoercing(shown.getName(), ofBeans.getCoercing(), shown.getCoercing()))
                .build();
    }

    private static Map<String, GraphQLScalarType> ofBeans() {
        Map<String, GraphQLScalarType> scalars = new LinkedHashMap<>();
        for (GraphQLScalarType scalar : GraphQLScalarTypes.getScalarMap().values()) {
            if (!isTheSameEverywhere(scalar)) {
                scalars.put(scalar.getName(), scalar);
            }
        }
        scalars.put(UUID, UuidText.SCALAR);
        return scalars;
    }

    private static boolean isTheSameEverywhere(GraphQLScalarType scalar) {
        return scalar == Scalars.GraphQLString || scalar == Scalars.GraphQLBoolean;
    }
}

package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The operators that test an inner value of a JSON document: those of all types, of order, of text, of arrays and of JSON. */
public final class JsonPathOperators {
    private static final Set<Family> FAMILIES =
            EnumSet.of(Family.ANY, Family.EQUALITY, Family.ORDER, Family.ARRAY, Family.TEXT);
    private static final Set<Operator> OF_JSON =
            EnumSet.of(Operator.HAS_KEY, Operator.HAS_ANY_KEYS, Operator.HAS_ALL_KEYS);

    /** In the order of the operator table; of two with the same name, that of arrays, whose operand is any JSON. */
    public static final List<Operator> ALL = all();

    private JsonPathOperators() {}

    private static List<Operator> all() {
        Set<Operator> operators = new LinkedHashSet<>(Operator.of(FAMILIES));
        operators.remove(Operator.CONTAINS);
        operators.addAll(OF_JSON);
        return new ArrayList<>(operators);
    }

    public static Optional<Operator> named(String graphQLName) {
        return ALL.stream()
                .filter(operator -> operator.graphQLName().equals(graphQLName))
                .findFirst();
    }
}

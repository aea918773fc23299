package org.fraiseql.catalog;

import java.util.Optional;

/**
 * The operators that test an inner value of a JSON document, in the order of the operator table. They are those of {@link Operator} by name and meaning; as
 * nobody knows which type the inner value has, their operands are JSON and their tests look at the kind of the value first.
 */
public enum JsonPathOperator {
    EQ(Operator.EQ, Operand.JSON, Test.COMPARED),
    NEQ(Operator.NEQ, Operand.JSON, Test.COMPARED),
    IN(Operator.IN, Operand.JSON_LIST, Test.COMPARED),
    NIN(Operator.NIN, Operand.JSON_LIST, Test.COMPARED),
    ISNULL(Operator.ISNULL, Operand.FLAG, Test.ABSENCE),
    DISTINCT_FROM(Operator.DISTINCT_FROM, Operand.JSON, Test.COMPARED),
    NOT_DISTINCT_FROM(Operator.NOT_DISTINCT_FROM, Operand.JSON, Test.COMPARED),
    GT(Operator.GT, Operand.JSON, Test.IN_ORDER),
    GTE(Operator.GTE, Operand.JSON, Test.IN_ORDER),
    LT(Operator.LT, Operand.JSON, Test.IN_ORDER),
    LTE(Operator.LTE, Operand.JSON, Test.IN_ORDER),
    BETWEEN(Operator.BETWEEN, Operand.JSON_BOUNDS, Test.IN_ORDER),

    ICONTAINS(Operator.ICONTAINS, Operand.LITERAL_TEXT, Test.AS_TEXT),
    STARTSWITH(Operator.STARTSWITH, Operand.LITERAL_TEXT, Test.AS_TEXT),
    ISTARTSWITH(Operator.ISTARTSWITH, Operand.LITERAL_TEXT, Test.AS_TEXT),
    ENDSWITH(Operator.ENDSWITH, Operand.LITERAL_TEXT, Test.AS_TEXT),
    IENDSWITH(Operator.IENDSWITH, Operand.LITERAL_TEXT, Test.AS_TEXT),
    LIKE(Operator.LIKE, Operand.PATTERN, Test.AS_TEXT),
    ILIKE(Operator.ILIKE, Operand.PATTERN, Test.AS_TEXT),
    NLIKE(Operator.NLIKE, Operand.PATTERN, Test.AS_TEXT),
    NILIKE(Operator.NILIKE, Operand.PATTERN, Test.AS_TEXT),
    MATCHES(Operator.MATCHES, Operand.REGEX, Test.AS_TEXT),
    IMATCHES(Operator.IMATCHES, Operand.REGEX, Test.AS_TEXT),
    NOT_MATCHES(Operator.NOT_MATCHES, Operand.REGEX, Test.AS_TEXT),
    NOT_IMATCHES(Operator.NOT_IMATCHES, Operand.REGEX, Test.AS_TEXT),
    SIMILAR(Operator.SIMILAR, Operand.REGEX, Test.AS_TEXT),
    NSIMILAR(Operator.NSIMILAR, Operand.REGEX, Test.AS_TEXT),
    IEQ(Operator.IEQ, Operand.LITERAL_TEXT, Test.AS_TEXT),

    CONTAINS(Operator.ARRAY_CONTAINS, Operand.JSON, Test.CONTAINMENT),
    CONTAINED_BY(Operator.ARRAY_CONTAINED_BY, Operand.JSON, Test.COMPARED),
    OVERLAPS(Operator.ARRAY_OVERLAPS, Operand.JSON, Test.OVERLAP),
    STRICTLY_CONTAINS(Operator.ARRAY_STRICTLY_CONTAINS, Operand.JSON, Test.COMPARED),
    ANY_EQ(Operator.ANY_EQ, Operand.JSON, Test.ANY_ITEM),
    ALL_EQ(Operator.ALL_EQ, Operand.JSON, Test.EVERY_ITEM),
    LEN_EQ(Operator.LEN_EQ, Operand.COUNT, Test.LENGTH),
    LEN_NEQ(Operator.LEN_NEQ, Operand.COUNT, Test.LENGTH),
    LEN_GT(Operator.LEN_GT, Operand.COUNT, Test.LENGTH),
    LEN_GTE(Operator.LEN_GTE, Operand.COUNT, Test.LENGTH),
    LEN_LT(Operator.LEN_LT, Operand.COUNT, Test.LENGTH),
    LEN_LTE(Operator.LEN_LTE, Operand.COUNT, Test.LENGTH),

    HAS_KEY(Operator.HAS_KEY, Operand.KEY, Test.COMPARED),
    HAS_ANY_KEYS(Operator.HAS_ANY_KEYS, Operand.KEYS, Test.COMPARED),
    HAS_ALL_KEYS(Operator.HAS_ALL_KEYS, Operand.KEYS, Test.COMPARED);

    /** What stands at the right of the operator. */
    public enum Operand {
        /** Any JSON value. */
        JSON,
        /** A list of JSON values. */
        JSON_LIST,
        /** {@code {from, to}}, JSON values, both ends included. */
        JSON_BOUNDS,
        /** true or false; false negates. */
        FLAG,
        /** A whole number. */
        COUNT,
        /** Text whose every character stands for itself. */
        LITERAL_TEXT,
        /** A pattern of LIKE as the caller wrote it. */
        PATTERN,
        /** A POSIX regular expression, limited in length. */
        REGEX,
        /** A key of a JSON object. */
        KEY,
        /** Keys of a JSON object. */
        KEYS
    }

    /** How the inner value is tested. */
    public enum Test {
        /** As jsonb, by the operator itself. */
        COMPARED,
        /** Whether there is a value; JSON's null is none. */
        ABSENCE,
        /** By the operator, if both are of the same kind of JSON. */
        IN_ORDER,
        /** By the operator on the text of the value. */
        AS_TEXT,
        /** A string contains a part of it, anything else what jsonb contains. */
        CONTAINMENT,
        /** Whether two arrays have an item in common. */
        OVERLAP,
        /** Whether an array has the item. */
        ANY_ITEM,
        /** Whether an array has no other item. */
        EVERY_ITEM,
        /** By the number of an array's items. */
        LENGTH
    }

    private final Operator operator;
    private final Operand operand;
    private final Test test;

    JsonPathOperator(Operator operator, Operand operand, Test test) {
        this.operator = operator;
        this.operand = operand;
        this.test = test;
    }

    public String graphQLName() {
        return operator.graphQLName();
    }

    /** The operator of the same name that tests whole columns. */
    public Operator operator() {
        return operator;
    }

    public Operand operand() {
        return operand;
    }

    public Test test() {
        return test;
    }

    public static Optional<JsonPathOperator> named(String graphQLName) {
        for (JsonPathOperator operator : values()) {
            if (operator.graphQLName().equals(graphQLName)) {
                return Optional.of(operator);
            }
        }
        return Optional.empty();
    }
}

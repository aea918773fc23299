package org.fraiseql.catalog;

import static org.fraiseql.catalog.Family.ANY;
import static org.fraiseql.catalog.Family.ARRAY;
import static org.fraiseql.catalog.Family.BITS;
import static org.fraiseql.catalog.Family.DATE_RANGE;
import static org.fraiseql.catalog.Family.EQUALITY;
import static org.fraiseql.catalog.Family.FULL_TEXT;
import static org.fraiseql.catalog.Family.LTREE;
import static org.fraiseql.catalog.Family.NETWORK;
import static org.fraiseql.catalog.Family.ORDER;
import static org.fraiseql.catalog.Family.POINT;
import static org.fraiseql.catalog.Family.RANGE;
import static org.fraiseql.catalog.Family.SPATIAL;
import static org.fraiseql.catalog.Family.VECTOR;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.catalog.OperatorTest.Absence;
import org.fraiseql.catalog.OperatorTest.AddressFamily;
import org.fraiseql.catalog.OperatorTest.Between;
import org.fraiseql.catalog.OperatorTest.CaseFolded;
import org.fraiseql.catalog.OperatorTest.Distance;
import org.fraiseql.catalog.OperatorTest.ElementOf;
import org.fraiseql.catalog.OperatorTest.InNetworks;
import org.fraiseql.catalog.OperatorTest.Infix;
import org.fraiseql.catalog.OperatorTest.JsonPath;
import org.fraiseql.catalog.OperatorTest.Lca;
import org.fraiseql.catalog.OperatorTest.Like;
import org.fraiseql.catalog.OperatorTest.Measured;
import org.fraiseql.catalog.OperatorTest.Metric;
import org.fraiseql.catalog.OperatorTest.PathOfRow;
import org.fraiseql.catalog.OperatorTest.Predicated;
import org.fraiseql.catalog.OperatorTest.Quantified;
import org.fraiseql.catalog.OperatorTest.StrictContainment;
import org.fraiseql.catalog.OperatorTest.TextSearch;

/**
 * The operator table: for each operator of {@code where} its name, the family of types it suits, its operand, and how PostgreSQL tests it. GraphQL's
 * input types, the SQL, the documentation and the tests are all made from it.
 *
 * <p>Nulls: every test but {@code isnull}, {@code distinctFrom} and {@code notDistinctFrom} is NULL on a NULL column, so the row drops out, also
 * under NOT.
 */
public enum Operator {
    EQ("eq", EQUALITY, Operand.VALUE, new Infix("=")),
    NEQ("neq", EQUALITY, Operand.VALUE, new Infix("<>")),
    IN("in", EQUALITY, Operand.LIST, new Quantified("=", "ANY")),
    NIN("nin", EQUALITY, Operand.LIST, new Quantified("<>", "ALL")),
    ISNULL("isnull", ANY, Operand.FLAG, new Absence()),
    DISTINCT_FROM("distinctFrom", EQUALITY, Operand.VALUE, new Infix("IS DISTINCT FROM")),
    NOT_DISTINCT_FROM("notDistinctFrom", EQUALITY, Operand.VALUE, new Infix("IS NOT DISTINCT FROM")),
    GT("gt", ORDER, Operand.VALUE, new Infix(">")),
    GTE("gte", ORDER, Operand.VALUE, new Infix(">=")),
    LT("lt", ORDER, Operand.VALUE, new Infix("<")),
    LTE("lte", ORDER, Operand.VALUE, new Infix("<=")),
    BETWEEN("between", ORDER, Operand.BOUNDS, new Between()),

    CONTAINS("contains", Family.TEXT, Operand.LITERAL_TEXT, new Like("LIKE", "%", "%")),
    ICONTAINS("icontains", Family.TEXT, Operand.LITERAL_TEXT, new Like("ILIKE", "%", "%")),
    STARTSWITH("startswith", Family.TEXT, Operand.LITERAL_TEXT, new Like("LIKE", "", "%")),
    ISTARTSWITH("istartswith", Family.TEXT, Operand.LITERAL_TEXT, new Like("ILIKE", "", "%")),
    ENDSWITH("endswith", Family.TEXT, Operand.LITERAL_TEXT, new Like("LIKE", "%", "")),
    IENDSWITH("iendswith", Family.TEXT, Operand.LITERAL_TEXT, new Like("ILIKE", "%", "")),
    LIKE("like", Family.TEXT, Operand.PATTERN, new Infix("LIKE")),
    ILIKE("ilike", Family.TEXT, Operand.PATTERN, new Infix("ILIKE")),
    NLIKE("nlike", Family.TEXT, Operand.PATTERN, new Infix("NOT LIKE")),
    NILIKE("nilike", Family.TEXT, Operand.PATTERN, new Infix("NOT ILIKE")),
    MATCHES("matches", Family.TEXT, Operand.REGEX, new Infix("~")),
    IMATCHES("imatches", Family.TEXT, Operand.REGEX, new Infix("~*")),
    NOT_MATCHES("notMatches", Family.TEXT, Operand.REGEX, new Infix("!~")),
    NOT_IMATCHES("notImatches", Family.TEXT, Operand.REGEX, new Infix("!~*")),
    SIMILAR("similar", Family.TEXT, Operand.REGEX, new Infix("SIMILAR TO")),
    NSIMILAR("nsimilar", Family.TEXT, Operand.REGEX, new Infix("NOT SIMILAR TO")),
    IEQ("ieq", Family.TEXT, Operand.LITERAL_TEXT, new CaseFolded("=")),

    ARRAY_CONTAINS("contains", ARRAY, Operand.VALUE, new Infix("@>")),
    ARRAY_CONTAINED_BY("containedBy", ARRAY, Operand.VALUE, new Infix("<@")),
    ARRAY_OVERLAPS("overlaps", ARRAY, Operand.VALUE, new Infix("&&")),
    ARRAY_STRICTLY_CONTAINS("strictlyContains", ARRAY, Operand.VALUE, new StrictContainment()),
    ANY_EQ("anyEq", ARRAY, Operand.ELEMENT, new ElementOf("ANY")),
    ALL_EQ("allEq", ARRAY, Operand.ELEMENT, new ElementOf("ALL")),
    LEN_EQ("lenEq", ARRAY, Operand.COUNT, new Measured("cardinality", "=")),
    LEN_NEQ("lenNeq", ARRAY, Operand.COUNT, new Measured("cardinality", "<>")),
    LEN_GT("lenGt", ARRAY, Operand.COUNT, new Measured("cardinality", ">")),
    LEN_GTE("lenGte", ARRAY, Operand.COUNT, new Measured("cardinality", ">=")),
    LEN_LT("lenLt", ARRAY, Operand.COUNT, new Measured("cardinality", "<")),
    LEN_LTE("lenLte", ARRAY, Operand.COUNT, new Measured("cardinality", "<=")),

    JSON_CONTAINS("contains", Family.JSON, Operand.VALUE, new Infix("@>")),
    JSON_CONTAINED_BY("containedBy", Family.JSON, Operand.VALUE, new Infix("<@")),
    JSON_STRICTLY_CONTAINS("strictlyContains", Family.JSON, Operand.VALUE, new StrictContainment()),
    HAS_KEY("hasKey", Family.JSON, Operand.KEY, new Infix("?")),
    HAS_ANY_KEYS("hasAnyKeys", Family.JSON, Operand.KEYS, new Infix("?|")),
    HAS_ALL_KEYS("hasAllKeys", Family.JSON, Operand.KEYS, new Infix("?&")),
    PATH_EXISTS("pathExists", Family.JSON, Operand.JSONPATH, new Infix("@?")),
    PATH_MATCH("pathMatch", Family.JSON, Operand.JSONPATH, new Infix("@@")),
    PATH("path", Family.JSON, Operand.JSON_PATH_TEST, new JsonPath()),

    IN_SUBNET("inSubnet", NETWORK, Operand.NETWORK, new Infix("<<=")),
    CONTAINS_SUBNET("containsSubnet", NETWORK, Operand.NETWORK, new Infix(">>=")),
    CONTAINS_IP("containsIp", NETWORK, Operand.NETWORK, new Infix(">>=")),
    NETWORK_OVERLAPS("overlaps", NETWORK, Operand.NETWORK, new Infix("&&")),
    IN_RANGE("inRange", NETWORK, Operand.BOUNDS, new Between()),
    IS_IPV4("isIPv4", NETWORK, Operand.FLAG, new AddressFamily(4)),
    IS_IPV6("isIPv6", NETWORK, Operand.FLAG, new AddressFamily(6)),
    IS_PRIVATE("isPrivate", NETWORK, Operand.FLAG, InNetworks.PRIVATE),
    IS_PUBLIC("isPublic", NETWORK, Operand.FLAG, InNetworks.NOT_PUBLIC.negated()),
    IS_LOOPBACK("isLoopback", NETWORK, Operand.FLAG, InNetworks.LOOPBACK),
    IS_MULTICAST("isMulticast", NETWORK, Operand.FLAG, InNetworks.MULTICAST),
    IS_LINK_LOCAL("isLinkLocal", NETWORK, Operand.FLAG, InNetworks.LINK_LOCAL),
    IS_DOCUMENTATION("isDocumentation", NETWORK, Operand.FLAG, InNetworks.DOCUMENTATION),
    IS_RESERVED("isReserved", NETWORK, Operand.FLAG, InNetworks.RESERVED),
    IS_CARRIER_GRADE("isCarrierGrade", NETWORK, Operand.FLAG, InNetworks.CARRIER_GRADE),
    IS_SITE_LOCAL("isSiteLocal", NETWORK, Operand.FLAG, InNetworks.SITE_LOCAL),
    IS_UNIQUE_LOCAL("isUniqueLocal", NETWORK, Operand.FLAG, InNetworks.UNIQUE_LOCAL),
    IS_GLOBAL_UNICAST("isGlobalUnicast", NETWORK, Operand.FLAG, InNetworks.GLOBAL_UNICAST),
    IS_BROADCAST("isBroadcast", NETWORK, Operand.FLAG, InNetworks.BROADCAST),

    ANCESTOR_OF("ancestorOf", LTREE, Operand.VALUE, new Infix("@>")),
    DESCENDANT_OF("descendantOf", LTREE, Operand.VALUE, new Infix("<@")),
    MATCHES_LQUERY("matchesLquery", LTREE, Operand.LQUERY, new Infix("~")),
    MATCHES_ANY_LQUERY("matchesAnyLquery", LTREE, Operand.LQUERIES, new Infix("?")),
    MATCHES_LTXTQUERY("matchesLtxtquery", LTREE, Operand.LTXTQUERY, new Infix("@")),
    NLEVEL_EQ("nlevelEq", LTREE, Operand.COUNT, new Measured("nlevel", "=")),
    NLEVEL_NEQ("nlevelNeq", LTREE, Operand.COUNT, new Measured("nlevel", "<>")),
    NLEVEL_GT("nlevelGt", LTREE, Operand.COUNT, new Measured("nlevel", ">")),
    NLEVEL_GTE("nlevelGte", LTREE, Operand.COUNT, new Measured("nlevel", ">=")),
    NLEVEL_LT("nlevelLt", LTREE, Operand.COUNT, new Measured("nlevel", "<")),
    NLEVEL_LTE("nlevelLte", LTREE, Operand.COUNT, new Measured("nlevel", "<=")),
    DESCENDANT_OF_ID("descendantOfId", LTREE, Operand.ROW_KEY, new PathOfRow("<@")),
    ANCESTOR_OF_ID("ancestorOfId", LTREE, Operand.ROW_KEY, new PathOfRow("@>")),
    LCA("lca", LTREE, Operand.LIST, new Lca()),

    CONTAINS_VALUE("containsValue", RANGE, Operand.ELEMENT, new Infix("@>")),
    CONTAINS_DATE("containsDate", DATE_RANGE, Operand.ELEMENT, new Infix("@>")),
    RANGE_CONTAINS("contains", RANGE, Operand.VALUE, new Infix("@>")),
    RANGE_CONTAINED_BY("containedBy", RANGE, Operand.VALUE, new Infix("<@")),
    RANGE_OVERLAPS("overlaps", RANGE, Operand.VALUE, new Infix("&&")),
    ADJACENT("adjacent", RANGE, Operand.VALUE, new Infix("-|-")),
    STRICTLY_LEFT("strictlyLeft", RANGE, Operand.VALUE, new Infix("<<")),
    STRICTLY_RIGHT("strictlyRight", RANGE, Operand.VALUE, new Infix(">>")),
    NOT_LEFT("notLeft", RANGE, Operand.VALUE, new Infix("&>")),
    NOT_RIGHT("notRight", RANGE, Operand.VALUE, new Infix("&<")),
    IS_EMPTY("isEmpty", RANGE, Operand.FLAG, new Predicated("isempty")),

    SEARCH("search", FULL_TEXT, Operand.SEARCH, new TextSearch("to_tsquery")),
    PLAIN_QUERY("plainQuery", FULL_TEXT, Operand.SEARCH, new TextSearch("plainto_tsquery")),
    PHRASE_QUERY("phraseQuery", FULL_TEXT, Operand.SEARCH, new TextSearch("phraseto_tsquery")),
    WEBSEARCH_QUERY("websearchQuery", FULL_TEXT, Operand.SEARCH, new TextSearch("websearch_to_tsquery")),
    SEARCH_WITH("searchWith", FULL_TEXT, Operand.SEARCH_WITH, new TextSearch("to_tsquery")),
    PLAIN_QUERY_WITH("plainQueryWith", FULL_TEXT, Operand.SEARCH_WITH, new TextSearch("plainto_tsquery")),
    PHRASE_QUERY_WITH("phraseQueryWith", FULL_TEXT, Operand.SEARCH_WITH, new TextSearch("phraseto_tsquery")),
    WEBSEARCH_QUERY_WITH("websearchQueryWith", FULL_TEXT, Operand.SEARCH_WITH, new TextSearch("websearch_to_tsquery")),

    DISTANCE_WITHIN("distanceWithin", POINT, Operand.CIRCLE, new Distance(Metric.PLANE)),
    SPATIAL_DISTANCE_WITHIN("distanceWithin", SPATIAL, Operand.CIRCLE, new Distance(Metric.SPATIAL)),
    COSINE_DISTANCE("cosineDistance", VECTOR, Operand.NEIGHBOURHOOD, new Distance(Metric.COSINE)),
    L2_DISTANCE("l2Distance", VECTOR, Operand.NEIGHBOURHOOD, new Distance(Metric.L2)),
    L1_DISTANCE("l1Distance", VECTOR, Operand.NEIGHBOURHOOD, new Distance(Metric.L1)),
    INNER_PRODUCT("innerProduct", VECTOR, Operand.NEIGHBOURHOOD, new Distance(Metric.INNER_PRODUCT)),
    HAMMING_DISTANCE("hammingDistance", BITS, Operand.NEIGHBOURHOOD, new Distance(Metric.HAMMING)),
    JACCARD_DISTANCE("jaccardDistance", BITS, Operand.NEIGHBOURHOOD, new Distance(Metric.JACCARD));

    /** What stands at the right of the operator. */
    public enum Operand {
        /** A value of the column's type. */
        VALUE,
        /** A list of values of the column's type. */
        LIST,
        /** true or false; false negates. */
        FLAG,
        /** {@code {from, to}}, both ends included. */
        BOUNDS,
        /** Text whose every character stands for itself. */
        LITERAL_TEXT,
        /** A pattern of LIKE as the caller wrote it. */
        PATTERN,
        /** A POSIX regular expression, limited in length. */
        REGEX,
        /** A value of the element type of an array or range. */
        ELEMENT,
        /** A whole number. */
        COUNT,
        /** A key of a JSON object. */
        KEY,
        /** Keys of a JSON object. */
        KEYS,
        /** An SQL/JSON path. */
        JSONPATH,
        /** {@code {at: "a.b.0", <operator>: …}}: a test of an inner value. */
        JSON_PATH_TEST,
        /** A host or network address. */
        NETWORK,
        /** An {@code lquery}. */
        LQUERY,
        /** A list of {@code lquery}. */
        LQUERIES,
        /** An {@code ltxtquery}. */
        LTXTQUERY,
        /** The primary key of another row of the same table. */
        ROW_KEY,
        /** A full text query. */
        SEARCH,
        /** {@code {query, config, rankGt, rankGte, rankLt, rankLte}}. */
        SEARCH_WITH,
        /** {@code {center: {x, y}, radius}}. */
        CIRCLE,
        /** {@code {vector, threshold}}. */
        NEIGHBOURHOOD
    }

    private final String graphQLName;
    private final Family family;
    private final Operand operand;
    private final OperatorTest test;

    Operator(String graphQLName, Family family, Operand operand, OperatorTest test) {
        this.graphQLName = graphQLName;
        this.family = family;
        this.operand = operand;
        this.test = test;
    }

    public String graphQLName() {
        return graphQLName;
    }

    /** Its name in {@code orderBy}; empty when it measures nothing. */
    public Optional<String> orderName() {
        if (!(test instanceof Distance)) {
            return Optional.empty();
        }
        return Optional.of(operand == Operand.CIRCLE ? "distance" : graphQLName);
    }

    /** The operator that lists of columns of these families can be ordered by under this name. */
    public static Optional<Operator> ordering(String orderName, Set<Family> families) {
        return of(families).stream()
                .filter(operator ->
                        operator.orderName().filter(orderName::equals).isPresent())
                .findFirst();
    }

    public Family family() {
        return family;
    }

    public Operand operand() {
        return operand;
    }

    /** Whether a comparison with NULL is true or false, and not unknown. */
    public boolean isOfNull() {
        return this == DISTINCT_FROM || this == NOT_DISTINCT_FROM;
    }

    public OperatorTest test() {
        return test;
    }

    /** The operator of this name among those that suit a type; one name may mean different tests for different types. */
    public static Optional<Operator> named(String graphQLName, Set<Family> families) {
        return of(families).stream()
                .filter(operator -> operator.graphQLName.equals(graphQLName))
                .findFirst();
    }

    /** In the order of the table. */
    public static List<Operator> of(Set<Family> families) {
        List<Operator> suitable = new ArrayList<>();
        for (Operator operator : values()) {
            if (families.contains(operator.family)) {
                suitable.add(operator);
            }
        }
        return suitable;
    }
}

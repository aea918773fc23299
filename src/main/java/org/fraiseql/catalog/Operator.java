package org.fraiseql.catalog;

import static org.fraiseql.catalog.Family.ANY;
import static org.fraiseql.catalog.Family.EQUALITY;
import static org.fraiseql.catalog.Family.ORDER;
import static org.fraiseql.catalog.Family.TEXT;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The operator table: for each operator of {@code where} its name, the family of types it suits, its operand, and how PostgreSQL tests it. GraphQL's
 * input types, the SQL, the documentation and the tests are all made from it.
 *
 * <p>Nulls: every test but {@code isnull}, {@code distinctFrom} and {@code notDistinctFrom} is NULL on a NULL column, so the row drops out, also
 * under NOT.
 */
public enum Operator {
    EQ("eq", EQUALITY, Operand.VALUE, new Test.Infix("=")),
    NEQ("neq", EQUALITY, Operand.VALUE, new Test.Infix("<>")),
    IN("in", EQUALITY, Operand.LIST, new Test.Quantified("=", "ANY")),
    NIN("nin", EQUALITY, Operand.LIST, new Test.Quantified("<>", "ALL")),
    ISNULL("isnull", ANY, Operand.FLAG, new Test.Absence()),
    DISTINCT_FROM("distinctFrom", EQUALITY, Operand.VALUE, new Test.Infix("IS DISTINCT FROM")),
    NOT_DISTINCT_FROM("notDistinctFrom", EQUALITY, Operand.VALUE, new Test.Infix("IS NOT DISTINCT FROM")),
    GT("gt", ORDER, Operand.VALUE, new Test.Infix(">")),
    GTE("gte", ORDER, Operand.VALUE, new Test.Infix(">=")),
    LT("lt", ORDER, Operand.VALUE, new Test.Infix("<")),
    LTE("lte", ORDER, Operand.VALUE, new Test.Infix("<=")),
    BETWEEN("between", ORDER, Operand.BOUNDS, new Test.Between()),
    CONTAINS("contains", TEXT, Operand.LITERAL_TEXT, new Test.Like("LIKE", "%", "%")),
    ICONTAINS("icontains", TEXT, Operand.LITERAL_TEXT, new Test.Like("ILIKE", "%", "%")),
    STARTSWITH("startswith", TEXT, Operand.LITERAL_TEXT, new Test.Like("LIKE", "", "%")),
    ISTARTSWITH("istartswith", TEXT, Operand.LITERAL_TEXT, new Test.Like("ILIKE", "", "%")),
    ENDSWITH("endswith", TEXT, Operand.LITERAL_TEXT, new Test.Like("LIKE", "%", "")),
    IENDSWITH("iendswith", TEXT, Operand.LITERAL_TEXT, new Test.Like("ILIKE", "%", "")),
    LIKE("like", TEXT, Operand.PATTERN, new Test.Infix("LIKE")),
    ILIKE("ilike", TEXT, Operand.PATTERN, new Test.Infix("ILIKE")),
    NLIKE("nlike", TEXT, Operand.PATTERN, new Test.Infix("NOT LIKE")),
    NILIKE("nilike", TEXT, Operand.PATTERN, new Test.Infix("NOT ILIKE")),
    MATCHES("matches", TEXT, Operand.REGEX, new Test.Infix("~")),
    IMATCHES("imatches", TEXT, Operand.REGEX, new Test.Infix("~*")),
    NOT_MATCHES("notMatches", TEXT, Operand.REGEX, new Test.Infix("!~")),
    NOT_IMATCHES("notImatches", TEXT, Operand.REGEX, new Test.Infix("!~*")),
    IEQ("ieq", TEXT, Operand.LITERAL_TEXT, new Test.CaseFolded("="));

    /** What stands at the right of the operator. */
    public enum Operand {
        /** A value of the column's type. */
        VALUE,
        /** A list of values of the column's type. */
        LIST,
        /** true or false. */
        FLAG,
        /** {@code {from, to}}, both ends included. */
        BOUNDS,
        /** Text whose every character stands for itself. */
        LITERAL_TEXT,
        /** A pattern of LIKE as the caller wrote it. */
        PATTERN,
        /** A POSIX regular expression, limited in length. */
        REGEX
    }

    /** How PostgreSQL tests it. The names of operators are those of {@code pg_operator}. */
    public sealed interface Test {
        record Infix(String operator) implements Test {}

        record Quantified(String operator, String quantifier) implements Test {}

        record Absence() implements Test {}

        record Between() implements Test {}

        /** The operand, escaped, between wildcards. */
        record Like(String operator, String before, String after) implements Test {}

        record CaseFolded(String operator) implements Test {}
    }

    private static final Map<String, Operator> BY_NAME = new LinkedHashMap<>();

    static {
        for (Operator operator : values()) {
            BY_NAME.put(operator.graphQLName, operator);
        }
    }

    private final String graphQLName;
    private final Family family;
    private final Operand operand;
    private final Test test;

    Operator(String graphQLName, Family family, Operand operand, Test test) {
        this.graphQLName = graphQLName;
        this.family = family;
        this.operand = operand;
        this.test = test;
    }

    public String graphQLName() {
        return graphQLName;
    }

    public Family family() {
        return family;
    }

    public Operand operand() {
        return operand;
    }

    public Test test() {
        return test;
    }

    public static Optional<Operator> named(String graphQLName) {
        return Optional.ofNullable(BY_NAME.get(graphQLName));
    }

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

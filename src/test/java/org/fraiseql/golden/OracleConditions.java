package org.fraiseql.golden;

import static org.fraiseql.golden.DeclaredDocuments.quoted;
import static org.fraiseql.golden.DeclaredDocuments.sql;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.fraiseql.golden.DeclaredDocuments.Declared;
import org.fraiseql.golden.DeclaredDocuments.Value;

/** Conditions of each group of operators, and beside them what they mean in SQL. */
final class OracleConditions {
    private static final Map<String, String> SIGNS = new LinkedHashMap<>();

    static {
        SIGNS.put("eq", "=");
        SIGNS.put("neq", "<>");
        SIGNS.put("gt", ">");
        SIGNS.put("gte", ">=");
        SIGNS.put("lt", "<");
        SIGNS.put("lte", "<=");
    }

    /** @param sql about {@code own} */
    record Condition(String graphQL, String sql) {}

    private OracleConditions() {}

    static List<Condition> of(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (String group : declared.groups().split(" ")) {
            conditions.addAll(
                    switch (group) {
                        case "equal" -> ofEquality(declared);
                        case "order" -> ofOrder(declared);
                        case "text" -> ofText();
                        case "words" -> ofWords();
                        case "array" -> ofArrays(declared);
                        case "network" -> ofNetworks();
                        case "ltree" -> ofPaths();
                        case "range" -> ofRanges();
                        default -> throw new IllegalArgumentException(group);
                    });
        }
        return conditions;
    }

    private static Condition condition(String graphQL, String sql) {
        return new Condition("{" + graphQL + "}", sql);
    }

    private static List<Condition> ofEquality(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            conditions.add(condition("eq: " + value.graphQL(), "own = " + value.sql()));
            conditions.add(condition("neq: " + value.graphQL(), "NOT own = " + value.sql()));
            conditions.add(condition("distinctFrom: " + value.graphQL(), "own IS NULL OR own <> " + value.sql()));
            conditions.add(
                    condition("notDistinctFrom: " + value.graphQL(), "own IS NOT NULL AND own = " + value.sql()));
        }
        Value first = declared.first();
        Value last = declared.last();
        conditions.add(condition(
                "in: [%s, %s]".formatted(first.graphQL(), last.graphQL()),
                "own = %s OR own = %s".formatted(first.sql(), last.sql())));
        conditions.add(condition(
                "nin: [%s, %s]".formatted(first.graphQL(), last.graphQL()),
                "own <> %s AND own <> %s".formatted(first.sql(), last.sql())));
        conditions.add(condition("in: []", "false"));
        conditions.add(condition("nin: []", "true"));
        conditions.add(condition("isnull: true", "own IS NULL"));
        conditions.add(condition("isnull: false", "own IS NOT NULL"));
        return conditions;
    }

    private static List<Condition> ofOrder(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            SIGNS.forEach((name, sign) ->
                    conditions.add(condition(name + ": " + value.graphQL(), "own " + sign + " " + value.sql())));
        }
        Value first = declared.first();
        Value last = declared.last();
        for (List<Value> bounds : List.of(List.of(first, last), List.of(last, first))) {
            conditions.add(condition(
                    "between: {from: %s, to: %s}"
                            .formatted(bounds.get(0).graphQL(), bounds.get(1).graphQL()),
                    "own >= %s AND own <= %s"
                            .formatted(bounds.get(0).sql(), bounds.get(1).sql())));
        }
        conditions.add(condition(
                "gte: %s, lt: %s".formatted(first.graphQL(), last.graphQL()),
                "own >= %s AND own < %s".formatted(first.sql(), last.sql())));
        return conditions;
    }

    private static List<Condition> ofText() {
        List<Condition> conditions = new ArrayList<>();
        for (String part : List.of("a", "%", "_c\\", "\"", "W", "", "'; --", "5")) {
            String given = quoted(part);
            String text = sql(part);
            conditions.add(condition("contains: " + given, "position(%s in own) > 0".formatted(text)));
            conditions.add(condition("icontains: " + given, "position(lower(%s) in lower(own)) > 0".formatted(text)));
            conditions.add(condition("startswith: " + given, "left(own, %d) = %s".formatted(part.length(), text)));
            conditions.add(condition(
                    "istartswith: " + given, "lower(left(own, %d)) = lower(%s)".formatted(part.length(), text)));
            conditions.add(condition("endswith: " + given, "right(own, %d) = %s".formatted(part.length(), text)));
            conditions.add(condition(
                    "iendswith: " + given, "lower(right(own, %d)) = lower(%s)".formatted(part.length(), text)));
            conditions.add(condition("ieq: " + given, "lower(own) = lower(%s)".formatted(text)));
        }
        conditions.add(condition("like: \"%l_o%\"", "own ~ 'l.o'"));
        conditions.add(condition("ilike: \"%w%\"", "lower(own) ~ 'w'"));
        conditions.add(condition("nlike: \"%l_o%\"", "own !~ 'l.o'"));
        conditions.add(condition("nilike: \"%w%\"", "lower(own) !~ 'w'"));
        conditions.add(condition("matches: \"^[a-z]$\"", "own IN ('a')"));
        conditions.add(condition("imatches: \"^[a-z]$\"", "lower(own) IN ('a', 'b')"));
        conditions.add(condition("notMatches: \"^[a-z]$\"", "own NOT IN ('a')"));
        conditions.add(condition("notImatches: \"^[a-z]$\"", "lower(own) NOT IN ('a', 'b')"));
        return conditions;
    }

    private static List<Condition> ofWords() {
        return List.of(
                condition("plainQuery: \"hello\"", "position('hello' in own) > 0"),
                condition("websearchQuery: \"hello -world\"", "own = 'nobody'"),
                condition(
                        "searchWith: {query: \"hello\", config: \"english\", rankGt: 0.001}",
                        "position('hello' in own) > 0"));
    }

    private static List<Condition> ofArrays(Declared declared) {
        List<Condition> conditions = new ArrayList<>();
        for (Value value : declared.values()) {
            String all = "SELECT unnest(%s::%s)".formatted(value.sql(), declared.column());
            conditions.add(condition(
                    "contains: " + value.graphQL(),
                    "own IS NOT NULL AND NOT EXISTS (%s EXCEPT SELECT unnest(own))".formatted(all)));
            conditions.add(condition(
                    "containedBy: " + value.graphQL(),
                    "own IS NOT NULL AND NOT EXISTS (SELECT unnest(own) EXCEPT %s)".formatted(all)));
            conditions.add(condition(
                    "overlaps: " + value.graphQL(), "EXISTS (SELECT unnest(own) INTERSECT %s)".formatted(all)));
            conditions.add(condition(
                    "strictlyContains: " + value.graphQL(),
                    "own IS NOT NULL AND own <> %s AND NOT EXISTS (%s EXCEPT SELECT unnest(own))"
                            .formatted(value.sql(), all)));
        }
        String item = declared.column().equals("int4[]") ? "5" : "\"a\"";
        String sqlItem = item.replace("\"", "'");
        conditions.add(
                condition("anyEq: " + item, "EXISTS (SELECT FROM unnest(own) i WHERE i = %s)".formatted(sqlItem)));
        conditions.add(condition(
                "allEq: " + item,
                "own IS NOT NULL AND NOT EXISTS (SELECT FROM unnest(own) i WHERE i <> %s)".formatted(sqlItem)));
        SIGNS.forEach((name, sign) -> conditions.add(condition(
                "len" + name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1) + ": 1",
                "own IS NOT NULL AND (SELECT count(*) FROM unnest(own)) " + sign + " 1")));
        return conditions;
    }

    private static List<Condition> ofNetworks() {
        return List.of(
                condition("inSubnet: \"10.0.0.0/8\"", "host(own) LIKE '10.%'"),
                condition("isIPv4: true", "own IS NOT NULL AND host(own) LIKE '%.%'"),
                condition("isIPv6: true", "own IS NOT NULL AND host(own) LIKE '%:%'"),
                condition("isPrivate: true", "host(own) ~ '^(10|192[.]168)[.]'"),
                condition("isPrivate: false", "host(own) !~ '^(10|192[.]168)[.]'"),
                condition("isLoopback: true", "host(own) = '::1'"),
                condition("inRange: {from: \"9.0.0.0\", to: \"11.0.0.0\"}", "host(own) LIKE '10.%'"));
    }

    private static List<Condition> ofPaths() {
        return List.of(
                condition("descendantOf: \"top\"", "own::text LIKE 'top%'"),
                condition("ancestorOf: \"top.science\"", "own::text IN ('top', 'top.science')"),
                condition("nlevelGt: 1", "own::text LIKE '%.%'"),
                condition("nlevelEq: 1", "own::text NOT LIKE '%.%'"),
                condition("matchesLquery: \"*.science\"", "own::text LIKE '%science'"));
    }

    private static List<Condition> ofRanges() {
        return List.of(
                condition("containsValue: 3", "own::text = '[1,5)'"),
                condition("contains: \"[2,3]\"", "own::text = '[1,5)'"),
                condition("containedBy: \"[0,100]\"", "own::text IN ('[1,5)', 'empty')"),
                condition("overlaps: \"[4,8]\"", "own::text IN ('[1,5)', '[7,)')"),
                condition("strictlyLeft: \"[6,7]\"", "own::text = '[1,5)'"),
                condition("strictlyRight: \"[5,6)\"", "own::text = '[7,)'"),
                condition("adjacent: \"[5,6]\"", "own::text IN ('[1,5)', '[7,)')"),
                condition("isEmpty: true", "own::text = 'empty'"));
    }
}

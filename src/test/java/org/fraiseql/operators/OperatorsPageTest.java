package org.fraiseql.operators;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.catalog.Family;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.OperatorTest;
import org.junit.jupiter.api.Test;

/** {@code docs/operators.md} is made from the operator table and from the cases that are run on PostgreSQL. {@code -Dgolden.update=true} writes it. */
final class OperatorsPageTest {
    private static final Path PAGE = Path.of("docs/operators.md");
    private static final Pattern CASE = Pattern.compile("^(\\w+): \\{(\\w+): .*\\}$");

    @Test
    void thePageTellsTheTable() throws IOException {
        String page = page();
        if (Boolean.getBoolean("golden.update") && System.getenv("CI") == null) {
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(page);
    }

    private static String page() throws IOException {
        Map<String, String> examples = examples();
        StringBuilder page = new StringBuilder("""
                # Operators of `where`

                Made from `org.fraiseql.catalog.Operator` by `OperatorsPageTest`; every example is run on PostgreSQL by `OperatorTableTest`.

                A column that is NULL meets no operator but `isnull`, `distinctFrom` and `notDistinctFrom`, also under `NOT`. An operand that is `null` is
                an error; an operand whose variable was not given leaves its operator out. `AND: []` is true, `OR: []` and `NOT: {}` are false.
                Relations: `author: {name: {eq: "A"}}`, `author: {isnull: true}`, `posts: {some | every | none: {…}}`.
                Composite values, and arrays of them: `address: {city: {eq: "Rome"}}`, `address: {isnull: true}`, `addresses: {some | every | none: {city: …}}`.

                Columns with a distance order lists by it: `orderBy: [{location: {distance: {center: {x: 1, y: 2}}}}]`,
                `orderBy: [{embedding: {cosineDistance: {vector: [0.5, 1], direction: ASC}}}]`. Operators of the extensions vector and PostGIS are run on
                stand-ins with the same names and signatures, as the embedded PostgreSQL has neither.
                """);
        Family family = null;
        for (Operator operator : Operator.values()) {
            if (operator.family() != family && isFirst(operator)) {
                page.append("\n## ")
                        .append(title(operator.family()))
                        .append("\n\n| Operator | PostgreSQL | Example |\n|---|---|---|\n");
                family = operator.family();
                for (Operator member : Operator.values()) {
                    if (member.family() == family) {
                        row(member, examples, page);
                    }
                }
            }
        }
        return page.toString();
    }

    private static boolean isFirst(Operator operator) {
        for (Operator earlier : Operator.values()) {
            if (earlier.family() == operator.family()) {
                return earlier == operator;
            }
        }
        throw new IllegalArgumentException("not in the table: " + operator);
    }

    private static String title(Family family) {
        return Character.toUpperCase(family.title().charAt(0)) + family.title().substring(1);
    }

    private static void row(Operator operator, Map<String, String> examples, StringBuilder page) {
        String key = operator.family() + "." + operator.graphQLName();
        String example = examples.getOrDefault(key, examples.getOrDefault("." + operator.graphQLName(), ""));
        page.append("| `")
                .append(operator.graphQLName())
                .append("` | `")
                .append(sql(operator).replace("|", "\\|"))
                .append("` | `")
                .append(example.replace("|", "\\|"))
                .append("` |\n");
    }

    private static String sql(Operator operator) {
        return switch (operator.test()) {
            case OperatorTest.Infix(String name) -> "x " + name + " $1";
            case OperatorTest.Quantified(String name, String quantifier) -> "x " + name + " " + quantifier + "($1)";
            case OperatorTest.Absence absence -> "x IS NULL";
            case OperatorTest.Between between -> "x BETWEEN $1 AND $2";
            case OperatorTest.Like(String name, String before, String after) ->
                "x " + name + " '" + before + "…" + after + "'";
            case OperatorTest.CaseFolded(String name) -> "lower(x) " + name + " lower($1)";
            case OperatorTest.StrictContainment containment -> "x @> $1 AND x <> $1";
            case OperatorTest.ElementOf(String quantifier) -> "$1 = " + quantifier + "(x)";
            case OperatorTest.Measured(String function, String name) -> function + "(x) " + name + " $1";
            case OperatorTest.Predicated(String function) -> function + "(x)";
            case OperatorTest.AddressFamily(int version) -> "family(x) = " + version;
            case OperatorTest.InNetworks(var networks, boolean isNegated) ->
                (isNegated ? "NOT " : "") + "x <<= ANY('{" + String.join(",", networks) + "}')";
            case OperatorTest.Lca lca -> "x = lca($1)";
            case OperatorTest.PathOfRow(String name) -> "x " + name + " (SELECT x FROM … WHERE key = $1)";
            case OperatorTest.TextSearch(String function) -> "x @@ " + function + "($1)";
            case OperatorTest.Distance(OperatorTest.Metric metric) ->
                switch (metric) {
                    case PLANE -> "x <-> point($1, $2) <= $3";
                    case SPATIAL -> "ST_DWithin(x, ST_MakePoint($1, $2), $3)";
                    case COSINE, L2, L1, INNER_PRODUCT -> "x " + metric.operator() + " $1 <= $2";
                    case HAMMING -> "bit_count(x # $1) <= $2";
                    case JACCARD -> "1 - bit_count(x & $1) / bit_count(x | $1) <= $2";
                };
            case OperatorTest.JsonPath path -> "x #> $1 …";
        };
    }

    /** For each family and operator the first case that is run; columns tell the family by the operators they have. */
    private static Map<String, String> examples() throws IOException {
        Map<String, String> examples = new LinkedHashMap<>();
        Map<String, Family> families = new LinkedHashMap<>();
        families.put("tags", Family.ARRAY);
        families.put("jb", Family.JSON);
        families.put("days", Family.RANGE);
        families.put("txt", Family.TEXT);
        families.put("net", Family.NETWORK);
        families.put("pt", Family.POINT);
        families.put("shape", Family.SPATIAL);
        try (InputStream in =
                Objects.requireNonNull(OperatorsPageTest.class.getResourceAsStream("/operators/cases.txt"))) {
            for (String line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
                Matcher matcher = CASE.matcher(line.split(" =>", 2)[0]);
                if (matcher.matches()) {
                    Family family = families.get(matcher.group(1));
                    String prefix = family == null ? "" : family.toString();
                    examples.putIfAbsent(prefix + "." + matcher.group(2), matcher.group());
                    examples.putIfAbsent("." + matcher.group(2), matcher.group());
                }
            }
        }
        return examples;
    }
}

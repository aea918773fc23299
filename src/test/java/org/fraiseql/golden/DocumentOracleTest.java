package org.fraiseql.golden;

import static org.assertj.core.api.Assertions.assertThat;
import static org.fraiseql.golden.DeclaredDocuments.ODD;
import static org.fraiseql.golden.DeclaredDocuments.TYPES;
import static org.fraiseql.golden.DeclaredDocuments.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fraiseql.CatalogEngine;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.Operator;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.Table;
import org.fraiseql.golden.DeclaredDocuments.Declared;
import org.fraiseql.support.config.DatabaseConfig;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * Conditions, orders and pages on keys of documents, of the types in {@link DeclaredDocuments}, wherever the key stands, however it is spelt and whatever stands there, meet the rows
 * that SQL written here meets on a column beside the document. That has the value, and NULL where the document has JSON's null, nothing, or something that is none.
 */
class DocumentOracleTest {
    /** As many as one request may have. */
    private static final int FIELDS = 30;

    private static final Pattern ID = Pattern.compile("\"id\":(\\d+)");

    private static final SessionDataSource DATABASE =
            SharedDatabase.withSql("document_oracle", DeclaredDocuments.script());
    private static final CatalogEngine ENGINE = CatalogEngine.over(DATABASE);
    private static final CatalogEngine REACTIVE = ENGINE.on(DatabaseConfig.REACTIVE);

    private static Table served(Declared declared) {
        return ENGINE.catalog().tables().values().stream()
                .filter(table -> table.readFrom().name().equals(table(declared)))
                .findFirst()
                .orElseThrow();
    }

    private static String list(Declared declared) {
        return ENGINE.catalog().queries().values().stream()
                .filter(field -> field instanceof RootField.ListOf list
                        && list.table().readFrom().name().equals(table(declared)))
                .map(RootField::fieldName)
                .findFirst()
                .orElseThrow();
    }

    private static String oddField(Declared declared) {
        return served(declared).columns().stream()
                .filter(column -> column.document().isPresent()
                        && column.document().get().last().spellings().getFirst().equals(ODD))
                .map(Column::fieldName)
                .findFirst()
                .orElseThrow();
    }

    /** Where the value is found: {@code %s} is what is asked of it. */
    private static List<String> places(Declared declared) {
        return List.of(
                "value: %s",
                "otherValue: %s",
                "snakeKey: %s",
                "inner: {deepKey: %s}",
                "inner: {aB: %s}",
                oddField(declared) + ": %s");
    }

    /** What SQL finds. */
    private static String rows(String query) {
        try (Connection connection = DATABASE.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            List<String> ids = new ArrayList<>();
            while (rows.next()) {
                ids.add(rows.getString(1));
            }
            return String.join(" ", ids);
        } catch (SQLException e) {
            throw new IllegalStateException(query, e);
        }
    }

    /** What GraphQL finds, for each of the arguments of a list. */
    private static List<String> found(Declared declared, List<String> arguments, CatalogEngine engine) {
        List<String> found = new ArrayList<>();
        for (int from = 0; from < arguments.size(); from += FIELDS) {
            List<String> some = arguments.subList(from, Math.min(arguments.size(), from + FIELDS));
            StringBuilder query = new StringBuilder("{");
            some.forEach(given -> query.append(" r%d: %s(%s) { id }".formatted(query.length(), list(declared), given)));
            String[] parts = engine.run(query + " }").data().split("\"r\\d+\":", -1);
            for (int i = 1; i < parts.length; i++) {
                found.add(ID.matcher(parts[i]).results().map(id -> id.group(1)).collect(Collectors.joining(" ")));
            }
        }
        return found;
    }

    private static void isSame(Declared declared, Map<String, String> expectedByArguments) {
        List<String> arguments = new ArrayList<>(expectedByArguments.keySet());
        List<String> found = found(declared, arguments, ENGINE);
        for (int i = 0; i < arguments.size(); i++) {
            assertThat(found.get(i))
                    .as(declared + " " + arguments.get(i))
                    .isEqualTo(expectedByArguments.get(arguments.get(i)));
        }
        assertThat(found(declared, arguments, REACTIVE)).isEqualTo(found);
    }

    @TestFactory
    Stream<DynamicTest> conditionsMeetWhatSqlMeets() {
        return TYPES.stream().flatMap(declared -> OracleConditions.of(declared).stream()
                .map(condition -> DynamicTest.dynamicTest(declared + " " + condition.graphQL(), () -> {
                    String from = "SELECT id FROM " + table(declared) + " WHERE ";
                    String met = rows(from + "(" + condition.sql() + ") ORDER BY id");
                    String isKnown = condition.sql().contains("IS NULL")
                                    || condition.sql().equals("true")
                                    || condition.sql().equals("false")
                                    || condition.graphQL().contains("istinctFrom")
                                    || condition.graphQL().contains("isnull")
                            ? "true"
                            : "own IS NOT NULL";
                    String others = rows(
                            from + "NOT coalesce((" + condition.sql() + "), false) AND " + isKnown + " ORDER BY id");
                    Map<String, String> expected = new LinkedHashMap<>();
                    for (String place : places(declared)) {
                        String where = place.formatted(condition.graphQL());
                        expected.put("where: {" + where + "}, orderBy: [{id: ASC}]", met);
                        expected.put("where: {NOT: {" + where + "}}, orderBy: [{id: ASC}]", others);
                        expected.put(
                                "where: {OR: [{" + where
                                        + "}, {id: {eq: 1}}], AND: [{id: {gt: 1}}]}, orderBy: [{id: ASC}]",
                                met.replaceFirst("^1( |$)", ""));
                    }
                    isSame(declared, expected);
                })));
    }

    /** What is no text is sorted as it is printed, so an index serves: those are left out here. */
    @TestFactory
    Stream<DynamicTest> ordersAndPagesAreThoseOfSql() {
        return TYPES.stream()
                .filter(declared -> declared.groups().contains("order"))
                .map(declared -> DynamicTest.dynamicTest(declared.toString(), () -> {
                    Map<String, String> clauses = new LinkedHashMap<>();
                    clauses.put("ASC", "ASC NULLS LAST");
                    clauses.put("DESC", "DESC NULLS FIRST");
                    clauses.put("ASC_NULLS_FIRST", "ASC NULLS FIRST");
                    clauses.put("ASC_NULLS_LAST", "ASC NULLS LAST");
                    clauses.put("DESC_NULLS_FIRST", "DESC NULLS FIRST");
                    clauses.put("DESC_NULLS_LAST", "DESC NULLS LAST");
                    boolean isText = declared.groups().contains("text") || declared.isIndexed();
                    int wrongFrom = declared.values().size();
                    int wrongTo = wrongFrom + declared.wrong().size() + 1;
                    String leftOut = isText ? " WHERE id <= %d OR id >= %d".formatted(wrongFrom, wrongTo) : "";
                    String where = isText
                            ? "where: {OR: [{id: {lte: %d}}, {id: {gte: %d}}]}, ".formatted(wrongFrom, wrongTo)
                            : "";
                    Map<String, String> expected = new LinkedHashMap<>();
                    for (String place : places(declared)) {
                        clauses.forEach((direction, clause) -> {
                            String order = where + "orderBy: [{" + place.formatted(direction) + "}, {id: DESC}]";
                            String sql = "SELECT id FROM " + table(declared) + leftOut + " ORDER BY own " + clause
                                    + ", id DESC";
                            expected.put(order, rows(sql));
                            expected.put(order + ", limit: 3, offset: 2", rows(sql + " LIMIT 3 OFFSET 2"));
                            String stable = where + "orderBy: [{" + place.formatted(direction) + "}], limit: 100";
                            expected.put(
                                    stable,
                                    rows("SELECT id FROM " + table(declared) + leftOut + " ORDER BY own " + clause
                                            + ", id"));
                        });
                    }
                    isSame(declared, expected);
                }));
    }

    /** Of the operators in the table those that have no words of SQL here are compared with columns elsewhere (DocumentOperatorsTest). */
    @Test
    void hardlyAnOperatorIsLeftOut() {
        for (Declared declared : TYPES) {
            Set<String> here = new LinkedHashSet<>();
            OracleConditions.of(declared).forEach(condition -> Pattern.compile("(\\w+): ")
                    .matcher(condition.graphQL())
                    .results()
                    .forEach(name -> here.add(name.group(1))));
            Set<String> all = new LinkedHashSet<>();
            Operator.of(served(declared).column("value").orElseThrow().type().families())
                    .forEach(operator -> all.add(operator.graphQLName()));
            all.removeAll(here);
            all.removeIf(
                    name -> name.matches(
                            "is[A-Z].*|.*(Query|QueryWith|similar|search|Lquery|Ltxtquery|OfId|lca)|n?level.*|nsimilar|containsSubnet|containsIp|overlaps|not(Left|Right)"));
            assertThat(all).as(declared.type()).isEmpty();
        }
    }
}

package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.catalog.Assurances.ColumnNumber;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Trees as PostgreSQL writes them, cut down to what is asked of them. Relations are 7 and 8. */
class ViewRuleTest {
    private static final String TABLES = "{RANGETBLENTRY :rtekind 0 :relid 7} {RANGETBLENTRY :rtekind 0 :relid 8}";

    private static String variable(int entry, int column) {
        return "{VAR :varno %d :varattno %d :varlevelsup 0}".formatted(entry, column);
    }

    private static String query(String entries, String fields, String target) {
        return "{QUERY :rtable (%s) %s :targetList ({TARGETENTRY :expr %s :resno 1})}"
                .formatted(entries, fields, target);
    }

    /** {@code 7.4, 8.1}: the columns that the first one of the view shows. */
    private static List<String> shown(String query) {
        return new ViewRule("(" + query + ")")
                .origins().getOrDefault(1, List.of()).stream()
                        .map(ViewRule.Origin::column)
                        .map(ViewRuleTest::text)
                        .toList();
    }

    private static String text(ColumnNumber column) {
        return column.relation() + "." + column.number();
    }

    private static String where(String quals) {
        return ":jointree {FROMEXPR :fromlist ({RANGETBLREF :rtindex 1} {RANGETBLREF :rtindex 2}) :quals " + quals
                + "}";
    }

    private static String equal(long operator, long collation, String one, String other) {
        return "{OPEXPR :opno %d :inputcollid %d :args (%s %s)}".formatted(operator, collation, one, other);
    }

    @Test
    void aVariableShowsItsColumn() {
        assertThat(shown(query(TABLES, "", variable(1, 4)))).containsExactly("7.4");
        assertThat(shown(query(TABLES, "", "{FUNCEXPR :args (" + variable(1, 4) + ")}")))
                .isEmpty();
        assertThat(shown(query(TABLES, "", "{VAR :varno 1 :varattno 4 :varlevelsup 1}")))
                .as("of the query around it")
                .isEmpty();
        assertThat(shown(query(TABLES, "", variable(1, 0)))).as("the whole row").isEmpty();
        assertThat(shown(query(TABLES, "", variable(3, 1)))).as("no such entry").isEmpty();
    }

    /** int2, int4, int8, text of exact collations, uuid. */
    @ParameterizedTest
    @CsvSource({
        "94, 0, true",
        "96, 0, true",
        "410, 0, true",
        "2972, 0, true",
        "98, 100, true",
        "98, 950, true",
        "98, 0, false",
        "98, 16384, false",
        "97, 0, false",
        "1752, 0, false"
    })
    void onlySomeOperatorsMeanTheSameValue(long operator, long collation, boolean isSame) {
        String quals = equal(operator, collation, variable(1, 4), variable(2, 1));
        assertThat(shown(query(TABLES, where(quals), variable(1, 4))))
                .isEqualTo(isSame ? List.of("7.4", "8.1") : List.of("7.4"));
    }

    @ParameterizedTest
    @CsvSource({"and, true", "or, false", "not, false"})
    void allTermsOfAnAndHold(String operator, boolean isSame) {
        String quals =
                "{BOOLEXPR :boolop %s :args (%s)}".formatted(operator, equal(96, 0, variable(1, 4), variable(2, 1)));
        assertThat(shown(query(TABLES, where(quals), variable(2, 1))))
                .isEqualTo(isSame ? List.of("8.1", "7.4") : List.of("8.1"));
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "2, false", "3, false"})
    void onlyInnerJoinsHoldInEveryRow(int kind, boolean isSame) {
        String joins =
                ":jointree {FROMEXPR :fromlist ({JOINEXPR :jointype %d :larg {RANGETBLREF :rtindex 1} :rarg {RANGETBLREF :rtindex 2} :quals %s}) :quals <>}"
                        .formatted(kind, equal(96, 0, variable(1, 4), variable(2, 1)));
        assertThat(shown(query(TABLES, joins, variable(1, 4))))
                .isEqualTo(isSame ? List.of("7.4", "8.1") : List.of("7.4"));
    }

    @Test
    void whatEqualsTheSameIsEqual() {
        String quals = "{BOOLEXPR :boolop and :args (%s %s)}"
                .formatted(equal(96, 0, variable(2, 1), variable(2, 5)), equal(96, 0, variable(1, 4), variable(2, 1)));
        assertThat(shown(query(TABLES, where(quals), variable(2, 5)))).containsExactly("8.5", "8.1", "7.4");
    }

    @ParameterizedTest
    @ValueSource(strings = {":rtekind 2 :joinaliasvars", ":rtekind 9 :groupexprs"})
    void columnsOfJoinsAndGroupingsStandForOthers(String entry) {
        String entries = TABLES + " {RANGETBLENTRY " + entry + " (" + variable(1, 1) + " " + variable(2, 6) + ")}";
        assertThat(shown(query(entries, "", variable(3, 2)))).containsExactly("8.6");
    }

    @Test
    void queriesInsideShowWhatTheirColumnsShow() {
        String inner = query(TABLES, "", variable(2, 3));
        assertThat(shown(query("{RANGETBLENTRY :rtekind 1 :subquery " + inner + "}", "", variable(1, 1))))
                .containsExactly("8.3");
        String cte = ":cteList ({COMMONTABLEEXPR :ctename q\\ x :ctequery " + inner + "})";
        String entry = "{RANGETBLENTRY :rtekind 6 :ctename %s :ctelevelsup 0 :self_reference %s}";
        assertThat(shown(query(entry.formatted("q\\ x", "false"), cte, variable(1, 1))))
                .containsExactly("8.3");
        assertThat(shown(query(entry.formatted("q\\ x", "true"), cte, variable(1, 1))))
                .isEmpty();
        assertThat(shown(query(entry.formatted("q", "false"), cte, variable(1, 1))))
                .isEmpty();
    }

    @Test
    void ofAUnionEveryPartShowsIt() {
        String union =
                ":setOperations {SETOPERATIONSTMT :larg {RANGETBLREF :rtindex 1} :rarg {RANGETBLREF :rtindex 2}}";
        String entry = "{RANGETBLENTRY :rtekind 1 :subquery %s}";
        String one = entry.formatted(query(TABLES, "", variable(1, 4)));
        String other = entry.formatted(query(TABLES, "", variable(2, 4)));
        assertThat(shown(query(one + one, union, variable(1, 1)))).containsExactly("7.4");
        assertThat(shown(query(one + other, union, variable(1, 1)))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<>", "()", "{QUERY", "({QUERY :targetList ({TARGETENTRY :resno 1})})"})
    void whatIsNotUnderstoodShowsNothing(String action) {
        assertThat(new ViewRule(action).origins().getOrDefault(1, List.of())).isEmpty();
    }
}

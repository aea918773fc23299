package org.fraiseql.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.ColumnType;
import org.fraiseql.catalog.EnumLabel;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Bindings;
import org.fraiseql.plan.Operand;
import org.fraiseql.plan.Operand.Form;
import org.fraiseql.plan.Page;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.LimitsConfig;
import org.fraiseql.support.config.WrittenLimits;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BinderTest {
    private static final ColumnType TEXT = scalar(PgScalar.TEXT_, "text");
    private static final ColumnType INT2 = scalar(PgScalar.INT2, "int2");
    private static final Form RAW = new Form.Text();

    @Test
    void valuesComeFromTheDocumentOrFromAVariable() {
        assertThat(bind(new ValueRef.Constant("x"), RAW)).isEqualTo("x");
        assertThat(bind(variable(), RAW, "y")).isEqualTo("y");
        assertThat(bind(new ValueRef.Variable("v", List.of("a", 1)), RAW, map("a", List.of("no", "yes"))))
                .isEqualTo("yes");
    }

    @Test
    void nullIsAnErrorThatNamesIsnull() {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> bind(variable(), RAW, null))
                .satisfies(e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT);
                    assertThat(e.problems().getFirst().message()).startsWith("where.x ");
                    assertThat(e.problems().getFirst().details())
                            .containsEntry("argument", "where.x")
                            .extractingByKey("hint")
                            .asString()
                            .contains("isnull");
                });
    }

    @ParameterizedTest
    @ValueSource(ints = {-32768, 0, 32767})
    void smallNumbersFit(int number) {
        assertThat(bind(variable(), new Form.Typed(INT2), number)).isEqualTo(Integer.toString(number));
    }

    @ParameterizedTest
    @ValueSource(ints = {-32769, 32768})
    void largerOnesDoNot(int number) {
        refused(new Form.Typed(INT2), number, "outside the range of smallint");
        refused(new Form.ListOf(INT2), List.of(1, number), "outside the range of smallint");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\u0000b", "\u0000"})
    void nulCharactersAreRefusedEverywhere(String text) {
        for (Form form : List.of(
                RAW, new Form.Typed(TEXT), new Form.LikeLiteral("%", "%"), new Form.Regex(), new Form.ListOf(TEXT))) {
            refused(form, text, "NUL");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\ud83d", "a\ud83db", "\ude00", "\ude00\ud83d", "\ud83d\ud83d\ude00"})
    void halvesOfSurrogatePairsAreRefused(String text) {
        refused(RAW, text, "surrogate");
    }

    @Test
    void wholePairsPass() {
        assertThat(bind(variable(), RAW, "😀a😀")).isEqualTo("😀a😀");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"a | %a%", "`` | %%", "50%_\\ | %50\\%\\_\\\\%", "\\% | %\\\\\\%%"})
    void textBetweenWildcardsStandsForItself(String text, String pattern) {
        assertThat(bind(variable(), new Form.LikeLiteral("%", "%"), text)).isEqualTo(pattern);
    }

    @Test
    void regularExpressionsAreLimitedInLength() {
        assertThat(bind(variable(), new Form.Regex(), "x".repeat(1_000))).hasSize(1_000);
        Operand operand = new Operand(variable(), new Form.Regex(), ArgumentPath.of("where.x"));
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new Binder(variables("x".repeat(1_001)), LimitsConfig.DEFAULT).bind(operand))
                .withMessageContaining("1001 characters, more than the 1000")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    @Test
    void listsAreOneArrayWhoseItemsCannotBeStructure() {
        Form list = new Form.ListOf(TEXT);

        assertThat(bind(variable(), list, List.of())).isEqualTo("{}");
        assertThat(bind(variable(), list, List.of("a", "NULL", "", " "))).isEqualTo("{\"a\",\"NULL\",\"\",\" \"}");
        assertThat(bind(variable(), list, List.of("a\"b", "c\\d", "{e,f}")))
                .isEqualTo("{\"a\\\"b\",\"c\\\\d\",\"{e,f}\"}");
        assertThat(bind(variable(), list, "single")).isEqualTo("{\"single\"}");
        assertThat(bind(variable(), list, List.of(new EnumLabel("very-sad")))).isEqualTo("{\"very-sad\"}");
    }

    @Test
    void listsHaveNoNullAmongTheirItems() {
        refused(new Form.ListOf(TEXT), Arrays.asList("a", null), "null among its items");
    }

    @Test
    void listsAreLimitedInLength() {
        LimitsConfig limits = WrittenLimits.with("max-in-list", 3);
        Operand operand = new Operand(variable(), new Form.ListOf(TEXT), ArgumentPath.of("where.x"));

        assertThat(new Binder(variables(Collections.nCopies(3, "a")), limits).bind(operand))
                .isEqualTo("{\"a\",\"a\",\"a\"}");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new Binder(variables(Collections.nCopies(4, "a")), limits).bind(operand))
                .withMessageContaining("where.x has 4 items, more than the 3")
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    @Test
    void valuesOfArrayColumnsKeepNullsAndDimensions() {
        ColumnType array = new ColumnType.Array(TEXT, new SqlName("pg_catalog", "_text"));

        assertThat(bind(variable(), new Form.Typed(array), Arrays.asList("a", null)))
                .isEqualTo("{\"a\",NULL}");
        assertThat(bind(variable(), new Form.Typed(array), List.of(List.of("a"), List.of("b"))))
                .isEqualTo("{{\"a\"},{\"b\"}}");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, Integer.MAX_VALUE})
    void rowCountsAreZeroOrMore(int count) {
        assertThat(bind(variable(), new Form.RowCount(true), count)).isEqualTo(Integer.toString(count));
        refused(new Form.RowCount(true), -1, "0 or more");
        refused(new Form.RowCount(false), -1, "0 or more");
    }

    @Test
    void aConfiguredMaximumHoldsForLimitsOnly() {
        LimitsConfig limits = WrittenLimits.with("max-limit", 100);
        Operand limit = new Operand(variable(), new Form.RowCount(true), ArgumentPath.of("limit"));
        Operand offset = new Operand(variable(), new Form.RowCount(false), ArgumentPath.of("offset"));

        assertThat(new Binder(variables(100), limits).bind(limit)).isEqualTo("100");
        assertThat(new Binder(variables(101), limits).bind(offset)).isEqualTo("101");
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> new Binder(variables(101), limits).bind(limit))
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.LIMIT_EXCEEDED));
    }

    @Test
    void theLimitTellsHowManyRowsThereCanBe() {
        Binder binder = new Binder(variables(5), LimitsConfig.DEFAULT);
        Operand limit = new Operand(variable(), new Form.RowCount(true), ArgumentPath.of("limit"));

        assertThat(binder.mostRows(Page.ALL)).isEqualTo(Long.MAX_VALUE);
        assertThat(binder.mostRows(new Page(Optional.of(limit), Optional.empty())))
                .isEqualTo(5);
        assertThat(binder.mostRows(new Page(Optional.empty(), Optional.of(limit))))
                .isEqualTo(Long.MAX_VALUE);
    }

    private static void refused(Form form, Object value, String message) {
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> bind(variable(), form, value))
                .withMessageContaining("where.x")
                .withMessageContaining(message)
                .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.BAD_USER_INPUT));
    }

    private static String bind(ValueRef ref, Form form) {
        return bind(ref, form, "unused");
    }

    private static String bind(ValueRef ref, Form form, @Nullable Object variable) {
        return new Binder(variables(variable), LimitsConfig.DEFAULT)
                .bind(new Operand(ref, form, ArgumentPath.of("where.x")));
    }

    private static ValueRef variable() {
        return new ValueRef.Variable("v", List.of());
    }

    private static Bindings variables(@Nullable Object value) {
        return new Bindings(map("v", value));
    }

    private static Map<String, @Nullable Object> map(String key, @Nullable Object value) {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        map.put(key, value);
        return map;
    }

    private static ColumnType scalar(PgScalar scalar, String name) {
        return new ColumnType.Scalar(scalar, new SqlName("pg_catalog", name));
    }
}

package org.fraiseql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.document.ValueRef;
import org.fraiseql.plan.ArgumentPath;
import org.fraiseql.plan.Operand;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SqlFragmentTest {
    private static final Operand OPERAND =
            new Operand(new ValueRef.Constant("x"), new Operand.Form.Text(), ArgumentPath.of("where.name.eq"));

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "name | \"name\"",
                "Select | \"Select\"",
                "a b | \"a b\"",
                "a\"b | \"a\"\"b\"",
                "\" | \"\"\"\"",
                "x\"; DROP TABLE t; -- | \"x\"\"; DROP TABLE t; --\"",
                "a'b | \"a'b\"",
                "a\\b | \"a\\b\"",
                "ü😀 | \"ü😀\""
            })
    void identifiersAreAlwaysQuoted(String name, String sql) {
        assertThat(SqlFragment.identifier(name).render().numbered()).isEqualTo(sql);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "plain | 'plain'",
                "it's | 'it''s'",
                "' OR '' = ' | ''' OR '''' = '''",
                "a\\ | E'a\\\\'",
                "\\'; DROP TABLE t; -- | E'\\\\''; DROP TABLE t; --'",
                "`` | ''"
            })
    void literalsCannotBeLeft(String text, String sql) {
        assertThat(SqlFragment.literal(text).render().numbered()).isEqualTo(sql);
    }

    @Test
    void bindsAreNumberedInTheOrderOfTheText() {
        Operand other = new Operand(new ValueRef.Constant("y"), new Operand.Form.Text(), ArgumentPath.of("limit"));
        SqlFragment.Rendered rendered = SqlFragment.concat(
                        SqlFragment.raw("a = "),
                        SqlFragment.bind(OPERAND, "text"),
                        SqlFragment.raw(" AND b = "),
                        SqlFragment.bind(other, "int8"))
                .render();

        assertThat(rendered.numbered()).isEqualTo("a = $1::text AND b = $2::int8");
        assertThat(rendered.jdbc()).isEqualTo("a = ?::text AND b = ?::int8");
        assertThat(rendered.binds()).containsExactly(OPERAND, other);
    }

    /** Regression: 42703 for a column that is called {@code solved?}. */
    @ParameterizedTest
    @ValueSource(strings = {"solved?", "?", "a\"?", "?\"?", "it's?"})
    void questionMarksInQuotesStayAsTheyAre(String name) {
        assertThat(SqlFragment.identifier(name).render().jdbc()).isEqualTo(SqlFragment.quoted(name));
        assertThat(SqlFragment.concat(SqlFragment.identifier(name), SqlFragment.raw(" ?| "), SqlFragment.literal(name))
                        .render()
                        .jdbc())
                .isEqualTo(SqlFragment.quoted(name) + " ??| '" + name.replace("'", "''") + "'");
        assertThat(SqlFragment.bind(OPERAND, SqlFragment.quoted(name)).render().jdbc())
                .isEqualTo("?::" + SqlFragment.quoted(name));
    }

    /** pgjdbc takes a question mark outside of quotes for a placeholder. */
    @ParameterizedTest
    @ValueSource(strings = {"?", "a ?| b", "??", "?&"})
    void questionMarksOfOursAreNoPlaceholders(String sql) {
        SqlFragment.Rendered rendered = SqlFragment.raw(sql).render();

        assertThat(rendered.numbered()).isEqualTo(sql);
        assertThat(rendered.jdbc()).isEqualTo(sql.replace("?", "??"));
        assertThat(rendered.binds()).isEmpty();
    }

    @Test
    void joinPutsTheSeparatorBetweenOnly() {
        SqlFragment a = SqlFragment.raw("a");

        assertThat(SqlFragment.join(", ", List.of()).render().numbered()).isEmpty();
        assertThat(SqlFragment.join(", ", List.of(a)).render().numbered()).isEqualTo("a");
        assertThat(SqlFragment.join(", ", List.of(a, a, a)).render().numbered()).isEqualTo("a, a, a");
        assertThat(SqlFragment.join("", List.of(a, a)).render().numbered()).isEqualTo("aa");
    }
}

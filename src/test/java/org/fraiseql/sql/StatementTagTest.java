package org.fraiseql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatementTagTest {
    private static final String HASH = "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef";

    @Test
    void namesOperationAndDocument() {
        assertThat(StatementTag.of("Books", HASH).comment())
                .isEqualTo("/*document='0123456789abcdef',operation='Books'*/ ");
        assertThat(StatementTag.of("", HASH).comment()).isEqualTo("/*document='0123456789abcdef'*/ ");
        assertThat(StatementTag.NONE.comment()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"*/ DROP TABLE x; --", "/*", "a'b", "a?b", "$1", "a\nb", "ä", "\u0000", "a\\b"})
    void nothingEndsTheComment(String name) {
        String comment = StatementTag.of(name, name).comment();
        assertThat(comment).matches("/\\*document='[A-Za-z0-9_]*',operation='[A-Za-z0-9_]*'\\*/ ");
    }

    @Test
    void longNamesAreShortened() {
        assertThat(StatementTag.of("N".repeat(10_000), HASH).comment()).hasSizeLessThan(120);
    }
}

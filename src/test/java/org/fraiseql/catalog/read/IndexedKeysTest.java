package org.fraiseql.catalog.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.fraiseql.catalog.IndexedKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IndexedKeysTest {
    @Test
    void pathsAndCastsAreUnderstood() {
        assertThat(IndexedKeys.of("(((data ->> 'age'::text))::integer)", false))
                .contains(new IndexedKey(List.of("age"), true, "int4", false));
        assertThat(IndexedKeys.of("((data ->> 'name'::text))", false))
                .contains(new IndexedKey(List.of("name"), true, "text", false));
        assertThat(IndexedKeys.of("(((data -> 'n'::text))::numeric)", false))
                .contains(new IndexedKey(List.of("n"), false, "numeric", false));
        assertThat(IndexedKeys.of("((((data -> 'a b'::text) ->> 'it''s (odd)'::text))::double precision)", false))
                .contains(new IndexedKey(List.of("a b", "it's (odd)"), true, "float8", false));
        assertThat(IndexedKeys.of("(((data ->> 'path'::text))::ext.ltree)", false))
                .contains(new IndexedKey(List.of("path"), true, "ltree", false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lower((data ->> 'name'::text))",
                "((data ->> 'n'::text)::numeric(10,2))",
                "((other ->> 'n'::text))",
                "((data -> 'n'::text))",
                "((data #>> '{a,b}'::text[]))",
                "((data ->> 0))",
                "((data ->> 'n'::text)::integer + 1)",
                "((data ->> 'at'::text)::date)",
                "((data ->> E'a\\\\b'::text))",
            })
    void whatIsOtherwiseIsNone(String expression) {
        assertThat(IndexedKeys.of(expression, false)).isEmpty();
    }
}

package org.fraiseql.support;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExcerptTest {
    @Test
    void showsTwoHundredCharactersOfAValue() {
        assertThat(Excerpt.of("x".repeat(200))).isEqualTo("x".repeat(200));
        assertThat(Excerpt.of("x".repeat(201))).isEqualTo("x".repeat(199) + "…");
        assertThat(Excerpt.quoted("x".repeat(1_000_000)))
                .hasSize(202)
                .startsWith("\"x")
                .endsWith("…\"");
    }

    @Test
    void showsBothEndsOfPathsAndMessages() {
        String path = "$w" + ".AND[0]".repeat(400) + ".id.eq";

        assertThat(Excerpt.ofPath(path))
                .hasSizeLessThanOrEqualTo(100)
                .startsWith("$w.AND[0]")
                .endsWith("].id.eq");
        assertThat(Excerpt.ofPath("$w.id")).isEqualTo("$w.id");
        assertThat(Excerpt.ofMessage("a value: " + "x".repeat(1_000_000) + " is wrong"))
                .hasSizeLessThanOrEqualTo(280)
                .startsWith("a value")
                .endsWith("is wrong");
    }

    @Test
    void cutsNoPairInHalf() {
        assertThat(Excerpt.of("x".repeat(198) + "😀".repeat(10))).isEqualTo("x".repeat(198) + "…");
        assertThat(Excerpt.of("x".repeat(197) + "😀".repeat(10))).isEqualTo("x".repeat(197) + "😀…");
        assertThat(Excerpt.ofPath("😀".repeat(100))).doesNotContain("\uFFFD");
        assertThat(Excerpt.ofPath("x" + "😀".repeat(100))).doesNotContain("\uFFFD");
    }

    /** A log has a line for each message, whoever sends a line end. */
    @Test
    void showsNoControlCharacters() {
        assertThat(Excerpt.of("a\nb\u0000c\u009bd\ud800e😀")).isEqualTo("a\uFFFDb\uFFFDc\uFFFDd\uFFFDe😀");
    }
}

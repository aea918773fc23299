package org.fraiseql.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionTest {
    private static final List<String> KNOWN = List.of("name", "email", "isActive", "createdAt");

    @ParameterizedTest
    @CsvSource({
        "naem, name",
        "nmae, name",
        "Name, name",
        "isactive, isActive",
        "createAt, createdAt",
        "mail, email",
        "is_active, isActive"
    })
    void findsWhatWasProbablyMeant(String given, String meant) {
        assertThat(Suggestion.nearest(given, KNOWN)).contains(meant);
        assertThat(Suggestion.didYouMean(given, KNOWN)).isEqualTo(" Did you mean \"" + meant + "\"?");
    }

    @ParameterizedTest
    @CsvSource({"phone", "x", "''", "deletedBySomebody"})
    void saysNothingWhenNothingIsNear(String given) {
        assertThat(Suggestion.nearest(given, KNOWN)).isEmpty();
        assertThat(Suggestion.didYouMean(given, KNOWN)).isEmpty();
    }

    @Test
    void takesTheNearestAndOfEquallyNearOnesTheFirst() {
        assertThat(Suggestion.nearest("cat", List.of("cart", "cat", "car"))).contains("cat");
        assertThat(Suggestion.nearest("cat", List.of("bat", "hat"))).contains("bat");
        assertThat(Suggestion.nearest("cat", List.of())).isEmpty();
    }

    @Test
    void aNameThatSeveralWantedIsAnsweredWithTheirLongerOnes() {
        List<String> known = List.of("id", "postsByEditor", "postsByAuthor", "postscript");
        assertThat(Suggestion.didYouMean("posts", known))
                .isEqualTo(" Did you mean \"postsByAuthor\" or \"postsByEditor\"?");
        assertThat(Suggestion.didYouMean("post", List.of("posts", "postByTitle")))
                .isEqualTo(" Did you mean \"postByTitle\" or \"posts\"?");
    }

    /** Comparing two names of half a million letters would take minutes, and both may be a client's. */
    @Test
    @Timeout(5)
    void longNamesAreNotCompared() {
        String known = "a".repeat(500_000);
        assertThat(Suggestion.didYouMean("b" + known, List.of(known))).isEmpty();
        assertThat(Suggestion.didYouMean(known, List.of(known + "ByTitle"))).isEmpty();
        assertThat(Suggestion.nearest("b" + "a".repeat(99), List.of("a".repeat(100))))
                .isPresent();
        assertThat(Suggestion.nearest("b" + "a".repeat(100), List.of("a".repeat(101))))
                .isEmpty();
    }

    @Test
    void twoSwappedLettersAreOneMistake() {
        assertThat(Suggestion.nearest("Itn", List.of("Ft", "Int", "Itin"))).contains("Int");
        assertThat(Suggestion.nearest("emial", List.of("mail", "email"))).contains("email");
    }
}

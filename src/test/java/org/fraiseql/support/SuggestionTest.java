package org.fraiseql.support;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
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

    @Test
    void twoSwappedLettersAreOneMistake() {
        assertThat(Suggestion.nearest("Itn", List.of("Ft", "Int", "Itin"))).contains("Int");
        assertThat(Suggestion.nearest("emial", List.of("mail", "email"))).contains("email");
    }
}

package org.fraiseql.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InflectionTest {
    /** Singular and plural, one word after the other. */
    private static final String WORDS = """
            user users  film films  actor actors  rental rentals  payment payments  staff staffs  image images
            day days  key keys  boy boys  survey surveys  city cities  category categories  query queries  company companies
            box boxes  tax taxes  class classes  address addresses  process processes  church churches  branch branches
            batch batches  match matches  dish dishes  crash crashes  quiz quizzes  buzz buzzes
            cache caches  niche niches  headache headaches  house houses  case cases  base bases  database databases
            purchase purchases  response responses  license licenses  expense expenses  course courses  release releases
            price prices  size sizes  prize prizes  page pages  language languages  invoice invoices  type types
            movie movies  cookie cookies  zombie zombies  calorie calories  genie genies  tie ties  pie pies  selfie selfies
            employee employees  tree trees  fee fees  shoe shoes  toe toes
            hero heroes  potato potatoes  tomato tomatoes  echo echoes  photo photos  piano pianos  video videos  zoo zoos
            bus buses  gas gases  plus pluses  lens lenses  alias aliases  status statuses  campus campuses  virus viruses
            bonus bonuses  census censuses  radius radiuses  focus focuses  atlas atlases  canvas canvases
            analysis analyses  diagnosis diagnoses  thesis theses  hypothesis hypotheses  synopsis synopses  crisis crises
            axis axes  matrix matrices  appendix appendices  vertex vertices  index indices
            person people  child children  man men  woman women  salesman salesmen  mouse mice  tooth teeth  foot feet
            goose geese  half halves  shelf shelves  wolf wolves  leaf leaves  thief thieves  loaf loaves  knife knives
            wife wives  life lives  calf calves  self selves
            roof roofs  chief chiefs  belief beliefs  proof proofs  valve valves  curve curves  archive archives  drive drives
            olive olives  wave waves  reserve reserves  golf golfs  sleeve sleeves
            human humans  german germans  specimen specimens  omen omens
            item items  unit units  car cars  log logs  tag tags""";

    private record Word(String singular, String plural) {}

    private static Stream<Word> words() {
        String[] words = WORDS.strip().split("\\s+");
        List<Word> pairs = new ArrayList<>();
        for (int i = 0; i < words.length; i += 2) {
            pairs.add(new Word(words[i], words[i + 1]));
        }
        return pairs.stream();
    }

    @ParameterizedTest
    @MethodSource("words")
    void wordsGoBothWays(Word word) {
        assertThat(Inflection.plural(word.singular)).isEqualTo(word.plural);
        assertThat(Inflection.singular(word.plural)).isEqualTo(word.singular);
    }

    /** Many name their tables in the singular. */
    @ParameterizedTest
    @MethodSource("words")
    void theSingularStaysWhatItIs(Word word) {
        assertThat(Inflection.singular(word.singular)).isEqualTo(word.singular);
    }

    @ParameterizedTest
    @MethodSource("words")
    void theLastWordOfANameDecides(Word word) {
        String singular = "order" + Names.raiseFirst(word.singular);
        String plural = "order" + Names.raiseFirst(word.plural);

        assertThat(Inflection.plural(singular)).isEqualTo(plural);
        assertThat(Inflection.singular(plural)).isEqualTo(singular);
        assertThat(Inflection.singular(singular)).isEqualTo(singular);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "series",
                "species",
                "sheep",
                "fish",
                "news",
                "data",
                "metadata",
                "equipment",
                "orderData",
                "media"
            })
    void uncountableWordsStay(String word) {
        assertThat(Inflection.plural(word)).isEqualTo(word);
        assertThat(Inflection.singular(word)).isEqualTo(word);
    }

    @Test
    void oddNamesDoNoHarm() {
        assertThat(Inflection.singular("s")).isEqualTo("s");
        assertThat(Inflection.singular("")).isEmpty();
        assertThat(Inflection.singular("_s")).isEqualTo("_s");
        assertThat(Inflection.singular("line1")).isEqualTo("line1");
        assertThat(Inflection.plural("line1")).isEqualTo("line1s");
        assertThat(Inflection.plural("myURL")).isEqualTo("myURLs");
        assertThat(Inflection.singular("myURLs")).isEqualTo("myURL");
        assertThat(Inflection.plural("größe")).isEqualTo("größes");
        assertThat(Inflection.plural("orderİx")).isEqualTo("orderİxes");
        assertThat(words().count()).isGreaterThanOrEqualTo(80);
    }
}

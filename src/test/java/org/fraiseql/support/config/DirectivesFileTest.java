package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DirectivesFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    /** Regression: the value ended at the first quotation mark with something like a comment behind it. */
    @Test
    void aValueInQuotationMarksMayHaveSomeInIt() throws IOException {
        Map<String, String> read = read("""
                public.plan: "@deprecated use "b" # not c"
                public.blood: "@deprecated use "b" # not c"  # the vendor's
                public.owner: '@deprecated the owner''s' # so "it" is
                """);

        assertThat(read)
                .containsExactly(
                        Map.entry("public.plan", "@deprecated use \"b\" # not c"),
                        Map.entry("public.blood", "@deprecated use \"b\" # not c"),
                        Map.entry("public.owner", "@deprecated the owner's"));
    }

    @Test
    void anObjectIsWhatStandsBeforeTheSeparatorWithWhatIsQuoted() throws IOException {
        Map<String, String> read = read("""
                # the vendor's
                public.plan: "@name Tariff"
                public.blood."A+" = @name A_POSITIVE
                public.customer."Zip Code": @name zip
                public.customer."a=b: c" @omit
                public.search(text, character varying) = @name find\\n@deprecated slow
                """);

        assertThat(read)
                .containsExactly(
                        Map.entry("public.plan", "@name Tariff"),
                        Map.entry("public.blood.\"A+\"", "@name A_POSITIVE"),
                        Map.entry("public.customer.\"Zip Code\"", "@name zip"),
                        Map.entry("public.customer.\"a=b: c\"", "@omit"),
                        Map.entry("public.search(text, character varying)", "@name find\n@deprecated slow"));
    }

    @Test
    void whatYamlWritesForTheSameIsUnderstood() throws IOException {
        Map<String, String> read = read("""
                # objects
                'public.blood."A+"': '@name A_POSITIVE'
                public.plan: |
                  What one pays. \\o/
                  @name Tariff

                  @omit order
                public.plan.price: '@omit'
                public.plan.note: |-
                  @name remark
                """);

        assertThat(read)
                .containsExactly(
                        Map.entry("public.blood.\"A+\"", "@name A_POSITIVE"),
                        Map.entry("public.plan", "What one pays. \\o/\n@name Tariff\n\n@omit order"),
                        Map.entry("public.plan.price", "@omit"),
                        Map.entry("public.plan.note", "@name remark"));
    }

    /** Regression: what stands behind a value made a description of it, and the directive was none. */
    @Test
    void aCommentBehindAValueIsNoPartOfIt() throws IOException {
        assertThat(read("""
                public.plan: "@name Tariff"  # the vendor's "plan"
                public.plan.price: '@deprecated don''t use it' # either
                public.plan.note = "@deprecated say "note" twice"
                public.plan.text: |
                  "Text" of a plan # and more
                """))
                .containsExactly(
                        Map.entry("public.plan", "@name Tariff"),
                        Map.entry("public.plan.price", "@deprecated don't use it"),
                        Map.entry("public.plan.note", "@deprecated say \"note\" twice"),
                        Map.entry("public.plan.text", "\"Text\" of a plan # and more"));
    }

    @Test
    void anObjectMayStandInDoubleQuotesAsAWhole() throws IOException {
        assertThat(read("""
                "public.plan": "@name Tariff"
                "public.blood.\\"A+\\"": "@name A_POSITIVE"
                "Sales Data".plan: "@name SalesPlan"
                """))
                .containsExactly(
                        Map.entry("public.plan", "@name Tariff"),
                        Map.entry("public.blood.\"A+\"", "@name A_POSITIVE"),
                        Map.entry("\"Sales Data\".plan", "@name SalesPlan"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"public.plan: \"@name Tariff", "public.plan = '@name Tariff\" # x", "public.plan: \"a\" b"})
    void aValueInQuotationMarksEndsWithThem(String line) {
        assertThatExceptionOfType(UnreadableDirectives.class)
                .isThrownBy(() -> read(line + "\n"))
                .withMessageContaining(
                        "has a value for public.plan that begins with a quotation mark and does not end with it");
    }

    @Test
    void withoutAFileThereAreNone() {
        assertThat(DirectivesFile.read(Optional.empty())).isEqualTo(new LinkedHashMap<>());
    }

    @Test
    void anObjectIsNamedOnce() {
        assertThatExceptionOfType(UnreadableDirectives.class)
                .isThrownBy(() -> read("public.plan: @omit\npublic.plan: @name x\n"))
                .withMessageContaining("names public.plan twice");
    }

    @Test
    void aMissingFileIsNamedWithItsKey() {
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    values.put(
                            "fraiseql.catalog.directives",
                            folder.resolve("none").toString());
                    ConfigReader.read(new WrittenConfig(values));
                })
                .withMessageContaining("fraiseql.catalog.directives")
                .withMessageContaining("is not there");
    }

    private Map<String, String> read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("directives"), text);
        return DirectivesFile.read(Optional.of(file.toString()));
    }
}

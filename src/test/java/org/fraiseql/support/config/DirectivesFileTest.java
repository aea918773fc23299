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

class DirectivesFileTest {
    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

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

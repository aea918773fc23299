package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PagesTest {
    private static final Path SOURCES = Path.of("src/main/java/org/fraiseql");
    private static final int README_WORDS = 900;

    private static final Pattern CODE = Pattern.compile("`([A-Z]+_[A-Z_]+)`");
    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]*)(?:#([^):]+))?\\)");
    private static final Pattern HEADING = Pattern.compile("(?m)^#+ (.+)$");

    private final Page readme = Page.read(Page.README);

    static List<Page> pages() {
        return Page.all();
    }

    @Test
    void theReadmeIsShort() {
        assertThat(readme.text().split("\\s+")).hasSizeLessThanOrEqualTo(README_WORDS);
    }

    @Test
    void theConfigurationTableShowsTheDefaults() {
        Map<String, String> settings =
                Page.read(Path.of("docs/configuration.md")).settings();
        assertThat(settings).hasSizeGreaterThan(20);
        Map<String, String> given = new LinkedHashMap<>(settings);
        given.values().removeIf(String::isEmpty);
        // the reader refuses unknown keys, and reading the defaults must change nothing
        assertThat(ConfigReader.read(config(given))).isEqualTo(ConfigReader.read(config(Map.of())));
        for (String key : settings.keySet()) {
            assertThatThrownBy(() -> ConfigReader.read(config(Map.of(key + "s-x", "1"))))
                    .hasMessageContaining(key);
        }
    }

    @Test
    void theJavaOnTheReadmeStandsInTheSamples() throws IOException {
        String samples = Files.readString(Path.of("src/test/java/org/fraiseql/samples/ShippingApi.java"));
        List<String> blocks = readme.blocks("java");
        assertThat(blocks).isNotEmpty();
        assertThat(blocks).allSatisfy(block -> assertThat(samples).contains(block));
    }

    @Test
    void theCodeMapHasEveryPackage() throws IOException {
        Page architecture = Page.read(Path.of("docs/architecture.md"));
        try (Stream<Path> packages = Files.list(SOURCES).filter(Files::isDirectory)) {
            assertThat(packages.map(folder -> Pattern.compile("(?m)^\\| .*`" + folder.getFileName() + "`.* \\|")))
                    .allSatisfy(row -> assertThat(architecture.text()).containsPattern(row));
        }
    }

    @Test
    void errorCodesAreThoseThatThereAre() {
        String errors = Page.read(Path.of("docs/http.md")).text();
        Set<String> told =
                CODE.matcher(errors).results().map(code -> code.group(1)).collect(Collectors.toSet());
        assertThat(told)
                .containsAll(Stream.of(ErrorCode.values())
                        .map(Enum::name)
                        .filter(name -> name.contains("_"))
                        .filter(name -> !name.equals(ErrorCode.STREAM_INTERRUPTED.name())) // no answer has it
                        .toList());
        assertThat(told)
                .allSatisfy(code -> assertThat(ErrorCode.valueOf(code).name()).isEqualTo(code));
    }

    @ParameterizedTest
    @MethodSource("pages")
    void linksLeadSomewhere(Page page) {
        List<String[]> links = LINK.matcher(page.text())
                .results()
                .map(link -> new String[] {link.group(1), link.group(2)})
                .toList();
        assertThat(links).allSatisfy(link -> {
            Path target = link[0].isEmpty()
                    ? page.path()
                    : page.path().resolveSibling(link[0]).normalize();
            assertThat(target).exists();
            if (link[1] != null) {
                assertThat(anchors(Page.read(target))).contains(link[1]);
            }
        });
    }

    /** Of headings, as code forges make them. */
    private static List<String> anchors(Page page) {
        return HEADING.matcher(page.text())
                .results()
                .map(heading -> heading.group(1).toLowerCase(Locale.ROOT))
                .map(heading -> heading.replaceAll("[^\\w\\- ]", "").replace(' ', '-'))
                .toList();
    }

    /** What the reader asks of MicroProfile Config, out of a map. */
    private static Config config(Map<String, String> values) {
        return (Config) Proxy.newProxyInstance(
                Config.class.getClassLoader(),
                new Class<?>[] {Config.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "getOptionalValue" -> Optional.ofNullable(values.get((String) arguments[0]));
                    case "getPropertyNames" -> values.keySet();
                    default -> throw new UnsupportedOperationException(method.toString());
                });
    }
}

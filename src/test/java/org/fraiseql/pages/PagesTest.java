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
    void theJavaOfTheBackendsIsThatOfTheContainerTest() throws IOException {
        Path entities = Path.of("src/test/java/org/fraiseql/container/entities");
        String code =
                Files.readString(entities.resolve("Note.java")) + Files.readString(entities.resolve("NotesApi.java"));
        List<String> blocks = Page.read(Path.of("docs/backends.md")).blocks("java");
        assertThat(blocks).isNotEmpty();
        assertThat(blocks).allSatisfy(block -> assertThat(code).contains(block));
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

    /** Ratios of {@code docs/comparison.md} are those of the pages that tell how they were measured. */
    @Test
    void theComparisonShowsWhatWasMeasured() {
        String comparison = Page.read(Path.of("docs/comparison.md")).text();
        String figures =
                comparison.substring(comparison.indexOf("\n## Figures"), comparison.indexOf("\n## What they do"));
        List<List<String>> rows = rows(figures).stream()
                .filter(row -> row.get(1).matches("8|32"))
                .map(row -> row.subList(2, row.size()))
                .toList();
        assertThat(rows).hasSize(6);
        String throughput = Page.read(Path.of("docs/benchmarks/throughput.md")).text();
        for (int i = 0; i < 2; i++) {
            String connections = i == 0 ? "8" : "32";
            List<List<String>> measured = rows(throughput).stream()
                    .filter(row -> row.get(1).equals(connections))
                    .toList();
            assertThat(rows.get(i))
                    .isEqualTo(measured.stream().map(row -> bold(row.get(8))).toList());
            assertThat(rows.get(2 + i))
                    .isEqualTo(measured.stream().map(row -> bold(row.get(6))).toList());
            assertThat(rows.get(4 + i))
                    .isEqualTo(measured.stream().map(row -> bold(row.get(4))).toList());
        }
    }

    private static String bold(String cell) {
        return cell.replace("*", "");
    }

    private static List<List<String>> rows(String markdown) {
        return markdown.lines()
                .filter(line -> line.startsWith("|"))
                .map(line -> Stream.of(line.substring(1, line.lastIndexOf('|')).split("\\|", -1))
                        .map(String::strip)
                        .toList())
                .toList();
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

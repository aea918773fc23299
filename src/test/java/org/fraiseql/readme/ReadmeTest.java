package org.fraiseql.readme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.junit.jupiter.api.Test;

class ReadmeTest {
    private static final Path SOURCES = Path.of("src/main/java/org/fraiseql");

    private final Readme readme = Readme.read();

    @Test
    void theConfigurationTableShowsTheDefaults() {
        Map<String, String> settings = readme.settings();
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
    void theJavaOnItStandsInTheSamples() throws IOException {
        String samples = Files.readString(Path.of("src/test/java/org/fraiseql/samples/ShippingApi.java"));
        List<String> blocks = readme.blocks("java");
        assertThat(blocks).isNotEmpty();
        assertThat(blocks).allSatisfy(block -> assertThat(samples).contains(block));
    }

    @Test
    void theCodeMapHasEveryPackage() throws IOException {
        try (Stream<Path> packages = Files.list(SOURCES).filter(Files::isDirectory)) {
            assertThat(packages.map(folder -> "\n| `" + folder.getFileName() + "` |"))
                    .allSatisfy(row -> assertThat(readme.text()).contains(row));
        }
    }

    @Test
    void itsErrorCodesExist() {
        String errors = readme.text()
                .substring(readme.text().indexOf("\n## Errors"), readme.text().indexOf("\n## Configuration"));
        List<String> codes = Pattern.compile("`([A-Z]+_[A-Z_]+)`")
                .matcher(errors)
                .results()
                .map(code -> code.group(1))
                .toList();
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code -> assertThat(ErrorCode.valueOf(code).name()).isEqualTo(code));
    }

    @Test
    void itsLinksLeadSomewhere() {
        List<String> links = Pattern.compile("]\\(([^)#:]+)\\)")
                .matcher(readme.text())
                .results()
                .map(link -> link.group(1))
                .toList();
        assertThat(links).isNotEmpty().allSatisfy(link -> assertThat(Path.of(link))
                .exists());
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

package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/** What is in the built WAR, and what its bill of materials says of it. */
class WarIT {
    /** More when the reactive backend is in it. */
    private static final long MAX_BYTES = Long.getLong("fraiseql.war.max-bytes", 0);

    private static final Pattern JAR = Pattern.compile("WEB-INF/lib/(?<name>.+)\\.jar");
    private static final Map<String, String> SINGLE_CLASSES =
            Map.of("WEB-INF/classes/kotlin/Metadata.class", "kotlin-stdlib-2.3.0");
    private static final Pattern CONSOLE_FILE = Pattern.compile("webjars/(?<name>[^/]+)/(?<version>[^/]+)/.*[^/]");

    private static Path war() {
        return Path.of(System.getProperty("fraiseql.war", ""));
    }

    private static List<String> entries() throws IOException {
        try (ZipFile zip = new ZipFile(war().toFile())) {
            return zip.stream().map(ZipEntry::getName).toList();
        }
    }

    /** {@code name-version}, as jars are called. Maven makes no bill when it is offline. */
    private static List<String> listed() throws IOException {
        Path bill = Path.of(war().toString().replace(".war", "-sbom.json"));
        assumeThat(bill).exists();
        try (JsonReader reader = Json.createReader(Files.newBufferedReader(bill))) {
            return reader.readObject().getJsonArray("components").getValuesAs(JsonObject.class).stream()
                    .map(component -> component.getString("name") + "-" + component.getString("version"))
                    .toList();
        }
    }

    private static Optional<String> library(String entry) {
        Matcher jar = JAR.matcher(entry);
        if (jar.matches()) {
            return Optional.of(jar.group("name"));
        }
        Matcher console = CONSOLE_FILE.matcher(entry);
        return console.matches()
                ? Optional.of(console.group("name") + "-" + console.group("version"))
                : Optional.ofNullable(SINGLE_CLASSES.get(entry));
    }

    @Test
    void theBillOfMaterialsListsWhatIsInItAndNothingElse() throws IOException {
        Stream<String> libraries = entries().stream().flatMap(entry -> library(entry).stream());
        assertThat(libraries.distinct()).hasSizeGreaterThan(10).containsExactlyInAnyOrderElementsOf(listed());
    }

    @Test
    void carriesNothingThatItDoesNotNeed() throws IOException {
        assertThat(entries())
                .noneMatch(entry -> entry.matches("WEB-INF/lib/(kotlin|protobuf|federation|slf4j|annotations-).*"))
                .noneMatch(entry -> entry.endsWith(".map"));
        assertThat(Files.size(war())).isLessThan(MAX_BYTES);
    }
}

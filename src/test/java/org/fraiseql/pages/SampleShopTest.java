package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What stands twice, here and in {@code samples/shop}: versions, and the code of {@code docs/beans.md}. */
class SampleShopTest {
    private static final Path SHOP = Path.of("samples/shop");
    private static final Pattern PROPERTY = Pattern.compile("(?m)^    <([a-z.-]+)>([^<$]*)</\\1>$");

    private static Map<String, String> versions(Path pom) throws IOException {
        String text = Files.readString(pom);
        Map<String, String> versions = new LinkedHashMap<>();
        PROPERTY.matcher(text.substring(0, text.indexOf("</properties>")))
                .results()
                .filter(property -> property.group(1).endsWith(".version"))
                .forEach(property -> versions.put(property.group(1), property.group(2)));
        return versions;
    }

    @Test
    void itsVersionsAreThoseThatWeAreTestedWith() throws IOException {
        Map<String, String> ours = versions(Path.of("pom.xml"));
        Map<String, String> theirs = versions(SHOP.resolve("pom.xml"));
        theirs.keySet().removeAll(List.of("java.version", "fraiseql.version"));
        assertThat(theirs).hasSizeGreaterThan(8);
        assertThat(ours).containsAllEntriesOf(theirs);
    }

    /** It compiles against this version. */
    @Test
    void itIsBuiltAroundThisVersion() throws IOException {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = pom.substring(pom.indexOf("<version>") + "<version>".length(), pom.indexOf("</version>"));
        assertThat(versions(SHOP.resolve("pom.xml"))).containsEntry("fraiseql.version", version);
    }

    @Test
    void theChapterShowsWhatStandsInIt() throws IOException {
        String page = Files.readString(Path.of("docs/beans.md"));
        String chapter = page.substring(page.indexOf("\n# Start an application"));
        String sources = sources();
        List<String> blocks = Pattern.compile("(?ms)^```(?:java|xml)\n(.*?)^```$")
                .matcher(chapter)
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
        assertThat(blocks).hasSizeGreaterThan(3).allSatisfy(block -> assertThat(sources)
                .contains(block));
    }

    private static String sources() throws IOException {
        StringBuilder sources = new StringBuilder(Files.readString(SHOP.resolve("pom.xml")));
        List<Path> files;
        try (Stream<Path> tree = Files.walk(SHOP.resolve("src"))) {
            files = tree.filter(Files::isRegularFile).sorted().toList();
        }
        for (Path file : files) {
            sources.append(Files.readString(file));
        }
        return sources.toString();
    }
}

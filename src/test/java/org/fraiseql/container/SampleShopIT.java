package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fraiseql.BesideOthers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/shop} is somebody else's project: copied out of the checkout, it is built and tested with the command of its README. */
@BesideOthers
class SampleShopIT {
    private static final int MINUTES = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void isBuiltAndTestedAsItsReadmeSays() throws IOException, InterruptedException {
        SampleShop copied = SampleShop.copiedTo(folder);
        Path shop = copied.folder();
        String command = WildFly.home().isPresent() ? "mvn -Pwildfly verify" : "mvn verify";
        assertThat(shop.resolve("README.md")).content().contains("```sh\n" + command + "\n```");

        String output = run(copied, command);

        assertThat(shop.resolve("target/failsafe-reports/failsafe-summary.xml"))
                .as(output)
                .content()
                .containsPattern(
                        "<completed>[1-9]\\d</completed>\\s*<errors>0</errors>\\s*<failures>0</failures>\\s*<skipped>0</skipped>");
        assertThat(output).contains("BUILD SUCCESS", "in com.example.shop.ShopIT", "in com.example.shop.ShopHttpIT");
        assertThat(libraries(shop.resolve("target/shop.war")))
                .isEqualTo(libraries(Path.of(System.getProperty("fraiseql.war"))));
    }

    private static String run(SampleShop shop, String command) throws IOException, InterruptedException {
        Process process = shop.start(command, Map.of());
        try {
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return shop.said();
    }

    private static List<String> libraries(Path war) throws IOException {
        try (ZipFile zip = new ZipFile(war.toFile());
                Stream<? extends ZipEntry> entries = zip.stream()) {
            return entries.map(ZipEntry::getName)
                    .filter(name -> name.startsWith("WEB-INF/lib/"))
                    .sorted()
                    .toList();
        }
    }
}

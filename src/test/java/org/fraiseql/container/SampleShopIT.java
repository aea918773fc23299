package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.fraiseql.database.Folders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code samples/shop} is somebody else's project: copied out of the checkout, it is built and tested with the command of its README. */
class SampleShopIT {
    private static final int MINUTES = 8;

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void isBuiltAndTestedAsItsReadmeSays() throws IOException, InterruptedException {
        Path shop = copy();
        MavenRepository repository = MavenRepository.withWhatWasBuilt(folder.resolve("repository"));
        repository.usedIn(shop);
        String command = WildFly.home().isPresent() ? "mvn -Pwildfly verify" : "mvn verify";
        assertThat(shop.resolve("README.md")).content().contains("```sh\n" + command + "\n```");

        String output = run(shop, command);

        assertThat(shop.resolve("target/failsafe-reports/failsafe-summary.xml"))
                .as(output)
                .content()
                .containsPattern(
                        "<completed>[1-9]\\d</completed>\\s*<errors>0</errors>\\s*<failures>0</failures>\\s*<skipped>0</skipped>");
        assertThat(output).contains("BUILD SUCCESS", "in com.example.shop.ShopIT", "in com.example.shop.ShopHttpIT");
        assertThat(libraries(shop.resolve("target/shop.war")))
                .isEqualTo(libraries(Path.of(System.getProperty("fraiseql.war"))));
    }

    private Path copy() throws IOException {
        Path shop = Files.createDirectory(folder.resolve("shop"));
        Path sample = Path.of("samples/shop");
        for (String part : List.of("README.md", "pom.xml")) {
            Files.copy(sample.resolve(part), shop.resolve(part));
        }
        Folders.copy(sample.resolve("src"), shop.resolve("src"));
        return shop;
    }

    private String run(Path shop, String command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder maven = new ProcessBuilder("sh", "-c", command)
                .directory(shop.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Path home = Path.of(System.getProperty("fraiseql.maven"));
        maven.environment().merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        Process process = maven.start();
        try {
            process.waitFor(MINUTES, TimeUnit.MINUTES);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(output);
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

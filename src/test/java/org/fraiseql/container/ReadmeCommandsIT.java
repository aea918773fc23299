package org.fraiseql.container;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipFile;
import org.fraiseql.database.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's commands in a checkout where nothing was built before. */
@Tag("liberty")
class ReadmeCommandsIT {
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @BeforeEach
    void asFromARepository() throws IOException {
        Files.copy(Path.of("pom.xml"), folder.resolve("pom.xml"));
        for (String part : List.of(
                "server-config", "src/bench/jmh", "src/launcher", "src/main", "src/reactive", "src/run", "src/test")) {
            Folders.copy(Path.of(part), folder.resolve(part));
        }
        String offline = "offline=true".equals(System.getProperty("fraiseql.maven.network")) ? "--offline\n" : "";
        Files.writeString(
                Files.createDirectory(folder.resolve(".mvn")).resolve("maven.config"),
                "--batch-mode\n--no-transfer-progress\n" + offline + "-Dmaven.repo.local="
                        + System.getProperty("fraiseql.maven.repository") + "\n");
    }

    @Test
    void theSampleAnswers() throws Exception {
        int port = OwnServer.freePort();
        Process maven = start("mvn -Prun", Map.of("FRAISEQL_HTTP_PORT", Integer.toString(port)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            answers(maven, client, port);
        } finally {
            SampleShop.end(maven);
        }
        assertThat(output()).contains("FraiseQL is ready", "http://localhost:" + port + "/");
    }

    @Test
    void theSingleFileIsBuiltAndAnswers() throws Exception {
        Process maven = start("mvn -Prunnable package", Map.of());
        try {
            assertThat(maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
        } finally {
            SampleShop.end(maven);
        }
        assertThat(output()).contains("BUILD SUCCESS");
        try (ZipFile jar = new ZipFile(folder.resolve("target/fraiseql.jar").toFile())) {
            assertThat(jar.getEntry("org/fraiseql/launcher/Launcher.class")).isNotNull();
            assertThat(jar.getEntry("server.zip").getSize()).isGreaterThan(20_000_000);
        }
        startTheSingleFile();
    }

    private void startTheSingleFile() throws Exception {
        int port = OwnServer.freePort();
        Map<String, String> environment =
                new LinkedHashMap<>(IntegrationServer.database().environment(IntegrationServer.DATABASE));
        environment.put("FRAISEQL_HTTP_PORT", Integer.toString(port));
        environment.put("XDG_CACHE_HOME", folder.resolve("cache").toString());
        Process jar = start("java -jar target/fraiseql.jar", environment);
        try (HttpClient client = HttpClient.newHttpClient()) {
            answers(jar, client, port);
        } finally {
            SampleShop.end(jar);
        }
        assertThat(output()).contains("FraiseQL is ready").doesNotContain("[ERROR");
    }

    private void answers(Process started, HttpClient client, int port) throws InterruptedException, IOException {
        HttpRequest request = HttpRequest.newBuilder(
                        URI.create("http://localhost:" + port + "/graphql?query=%7Bbook(id:1)%7Btitle%7D%7D"))
                .build();
        Eventually.holds(PATIENCE, () -> {
            assertThat(started.isAlive()).as(output()).isTrue();
            return answer(client, request).equals("{\"data\":{\"book\":{\"title\":\"Pride and Prejudice\"}}}");
        });
    }

    private static String answer(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }

    private Process start(String command, Map<String, String> environment) throws IOException {
        assertThat(Path.of("README.md")).content().contains(command);
        ProcessBuilder maven = new ProcessBuilder("sh", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output").toFile());
        Path home = Path.of(System.getProperty("fraiseql.maven"));
        maven.environment().merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        maven.environment().putAll(environment);
        return maven.start();
    }

    private String output() throws IOException {
        return Files.readString(folder.resolve("output"));
    }
}

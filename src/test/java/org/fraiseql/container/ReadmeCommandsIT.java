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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.zip.ZipFile;
import org.fraiseql.BesideOthers;
import org.fraiseql.database.Folders;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands of README and pages in a checkout where nothing was built before. */
@BesideOthers
@Tag("liberty")
class ReadmeCommandsIT {
    private static final String README = "README.md";
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final Pattern COPIED =
            Pattern.compile("(?m)^ +curl (\\S+) -H 'Content-Type: application/json' -d '([^']*)'$");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @SuppressWarnings("NullAway.Init") // before each test
    private Shell shell;

    @BeforeEach
    void asFromARepository() throws IOException {
        Files.copy(Path.of("pom.xml"), folder.resolve("pom.xml"));
        for (String part : List.of(
                "server-config", "src/bench/jmh", "src/launcher", "src/main", "src/reactive", "src/run", "src/test")) {
            Folders.copy(Path.of(part), folder.resolve(part));
        }
        shell = Shell.in(folder);
        shell.prepareMaven();
    }

    @Test
    void theSampleAnswersTheRequestsThatItOffers() throws Exception {
        answersWhatItOffers("README.md", "mvn -Prun", "{books");
    }

    @Test
    @Tag("slow")
    void soDoesTheSampleOfDocuments() throws Exception {
        answersWhatItOffers("docs/migrating-from-fraiseql.md", "mvn -Prun -Dfraiseql.sample=documents", "{users");
    }

    private void answersWhatItOffers(String page, String command, String first) throws Exception {
        int port = OwnServer.freePort();
        Process maven = start(page, command, Map.of("FRAISEQL_HTTP_PORT", Integer.toString(port)));
        try (HttpClient client = HttpClient.newHttpClient()) {
            Eventually.holds(PATIENCE, () -> {
                assertThat(maven.isAlive()).as(output()).isTrue();
                return output().contains("/graphql/schema.graphql");
            });
            List<MatchResult> requests = COPIED.matcher(output()).results().toList();
            assertThat(requests).hasSizeGreaterThan(1).first().satisfies(request -> assertThat(
                            request.group(2).replace(" ", ""))
                    .contains(first));
            for (MatchResult request : requests) {
                assertThat(answer(client, post(request)))
                        .as(request.group())
                        .startsWith("{\"data\":{")
                        .doesNotContain("\"errors\"", "[]", ":null}");
            }
        } finally {
            Shell.end(maven);
        }
        assertThat(output()).contains("FraiseQL is ready", "http://localhost:" + port + "/");
    }

    private static HttpRequest post(MatchResult copied) {
        return HttpRequest.newBuilder(URI.create(copied.group(1)))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(copied.group(2)))
                .build();
    }

    @Test
    void theSingleFileIsBuiltAndAnswers() throws Exception {
        Process maven = start(README, "mvn -Prunnable package", Map.of());
        try {
            assertThat(maven.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS))
                    .as(output())
                    .isTrue();
        } finally {
            Shell.end(maven);
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
        Process jar = start(README, "java -jar target/fraiseql.jar", environment);
        try (HttpClient client = HttpClient.newHttpClient()) {
            answers(jar, client, port);
        } finally {
            Shell.end(jar);
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

    private Process start(String page, String command, Map<String, String> environment) throws IOException {
        assertThat(Path.of(page)).content().contains(command);
        return shell.start("exec " + command, environment);
    }

    private String output() throws IOException {
        return shell.said();
    }
}

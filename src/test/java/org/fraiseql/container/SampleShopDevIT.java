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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The dev mode of {@code samples/shop}, as its README tells it: what is changed is compiled and served. */
@Tag("liberty")
@Tag("slow")
class SampleShopDevIT {
    private static final Duration PATIENCE = Duration.ofMinutes(4);
    /** The README's request and its answer. */
    private static final Pattern ASKED = Pattern.compile("-d '(?<body>\\{.*})' http://localhost:9080/graphql");

    private static final Pattern ANSWERED = Pattern.compile("```json\\R(?<answer>.*)\\R```");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    @Test
    void aChangedClassIsServed() throws Exception {
        SampleShop shop = SampleShop.copiedTo(folder);
        String readme = Files.readString(shop.folder().resolve("README.md"));
        assertThat(readme).contains("```sh\nmvn -Pdev\n```", "-Ddatabase.port=");
        int port = OwnServer.freePort();
        int databasePort = OwnServer.freePort();
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("FRAISEQL_HTTP_PORT", Integer.toString(port));

        Process maven = shop.start("mvn -Pdev -Ddatabase.port=" + databasePort, environment);
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + "/graphql"))
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString(found(ASKED, readme, "body")))
                    .build();
            String answer = found(ANSWERED, readme, "answer");
            isAnswered(shop, maven, client, request, answer);

            Path rates = shop.folder().resolve("src/main/java/com/example/shop/ExchangeRates.java");
            Files.writeString(rates, Files.readString(rates).replace("\"11.20\"", "\"10.00\""));

            isAnswered(
                    shop,
                    maven,
                    client,
                    request,
                    answer.replace("278.88", "249.00").replace("72.80", "65.00"));
        } finally {
            Shell.end(maven);
        }
    }

    private static String found(Pattern pattern, String readme, String group) {
        Matcher found = pattern.matcher(readme);
        assertThat(found.find()).as(pattern.pattern()).isTrue();
        return found.group(group);
    }

    private static void isAnswered(
            SampleShop shop, Process maven, HttpClient client, HttpRequest request, String answer) {
        Eventually.holds(PATIENCE, () -> {
            assertThat(maven.isAlive()).as(shop.said()).isTrue();
            return asked(client, request).equals(answer);
        });
    }

    private static String asked(HttpClient client, HttpRequest request) throws InterruptedException {
        try {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        } catch (IOException notYet) {
            return "";
        }
    }
}

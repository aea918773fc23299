package org.fraiseql.container;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.zip.GZIPInputStream;

/** A client on the network. Thread-safe; close it after use. */
public final class GraphQLClient implements AutoCloseable {
    public static final String GRAPHQL_RESPONSE = "application/graphql-response+json";
    public static final String JSON = "application/json";

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI root;
    private final HttpClient http;

    public GraphQLClient(URI root) {
        this(root, UnaryOperator.identity());
    }

    /** @param how it connects and what it keeps beyond the usual */
    GraphQLClient(URI root, UnaryOperator<HttpClient.Builder> how) {
        this.root = root;
        this.http = how.apply(HttpClient.newBuilder().connectTimeout(PATIENCE)).build();
    }

    public URI root() {
        return root;
    }

    /** The body of a successful or failed execution; the status is not looked at. */
    public String data(String query) {
        return query(query).body();
    }

    public Reply query(String query) {
        return query(query, "{}");
    }

    public Reply query(String query, String variables) {
        return post(request(query, variables), "Accept", GRAPHQL_RESPONSE, "Content-Type", JSON);
    }

    public static String request(String query, String variables) {
        return "{\"query\":" + quoted(query) + ",\"variables\":" + variables + "}";
    }

    /** @param headers names and values in turn */
    public Reply post(String body, String... headers) {
        return send(to("graphql")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .headers(headers)
                .build());
    }

    /** @param headers names and values in turn, beside those that every request has */
    Reply ask(String query, String... headers) {
        List<String> all = new ArrayList<>(List.of("Accept", GRAPHQL_RESPONSE, "Content-Type", JSON));
        all.addAll(List.of(headers));
        return post(request(query, "{}"), all.toArray(String[]::new));
    }

    public Reply get(String path) {
        return send(to(path).build());
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(root.resolve(path)).timeout(PATIENCE);
    }

    Reply send(HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Reply(response.statusCode(), response, text(response));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Streams the body to the caller, who closes it. */
    HttpResponse<InputStream> open(String query) throws IOException, InterruptedException {
        return http.send(posting(query).build(), HttpResponse.BodyHandlers.ofInputStream());
    }

    /** The bytes as they come, to be unzipped. */
    InputStream openZipped(String query) throws IOException, InterruptedException {
        HttpRequest request = posting(query).header("Accept-Encoding", "gzip").build();
        return http.send(request, HttpResponse.BodyHandlers.ofInputStream()).body();
    }

    private HttpRequest.Builder posting(String query) {
        return to("graphql")
                .POST(HttpRequest.BodyPublishers.ofString(request(query, "{}")))
                .headers("Accept", GRAPHQL_RESPONSE, "Content-Type", JSON);
    }

    private static String text(HttpResponse<byte[]> response) throws IOException {
        byte[] bytes = response.body();
        if (response.headers().firstValue("Content-Encoding").orElse("").equals("gzip")) {
            try (InputStream unzipped = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
                bytes = unzipped.readAllBytes();
            }
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }

    @Override
    public void close() {
        http.close();
    }
}

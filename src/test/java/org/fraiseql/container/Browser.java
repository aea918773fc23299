package org.fraiseql.container;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/** A Chromium without a window, spoken to by its DevTools protocol. Not thread-safe. */
final class Browser implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final List<String> NAMES = List.of("chromium", "chromium-browser", "google-chrome");

    private final Process process;
    private final Messages messages;
    private final WebSocket socket;
    private int last;

    private Browser(Process process, Messages messages, WebSocket socket) {
        this.process = process;
        this.messages = messages;
        this.socket = socket;
    }

    /** Where one is installed. */
    static Optional<Path> installed() {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** @param profile a folder of its own */
    static Browser start(Path program, Path profile, int width, int height) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "--window-size=" + width + "," + height,
                        "about:blank")
                .redirectErrorStream(true)
                .redirectOutput(profile.resolve("log").toFile())
                .start();
        Messages messages = new Messages();
        HttpClient http = HttpClient.newHttpClient();
        AtomicReference<String> page = new AtomicReference<>("");
        Eventually.holds(PATIENCE, () -> {
            page.set(page(http, profile));
            return true;
        });
        WebSocket socket = http.newWebSocketBuilder()
                .buildAsync(URI.create(page.get()), messages)
                .join();
        Browser browser = new Browser(process, messages, socket);
        for (String domain : List.of("Runtime", "Log", "Page")) {
            browser.send(domain + ".enable", new LinkedHashMap<>());
        }
        return browser;
    }

    /** The address of its first page. */
    private static String page(HttpClient http, Path profile) throws IOException, InterruptedException {
        String port = Files.readAllLines(profile.resolve("DevToolsActivePort")).getFirst();
        String pages = http.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
        return ((List<?>) decoded(pages))
                .stream()
                        .map(page -> (Map<?, ?>) page)
                        .filter(page -> "page".equals(page.get("type")))
                        .map(page -> String.valueOf(page.get("webSocketDebuggerUrl")))
                        .findFirst()
                        .orElseThrow();
    }

    void open(String address) throws InterruptedException {
        send("Page.navigate", new LinkedHashMap<>(Map.of("url", address)));
    }

    /** What a page may take, whatever the size of the window that there is none of. */
    void resize(int width, int height) throws InterruptedException {
        Map<String, Object> metrics = new LinkedHashMap<>();
        metrics.put("width", width);
        metrics.put("height", height);
        metrics.put("deviceScaleFactor", 1);
        metrics.put("mobile", false);
        send("Emulation.setDeviceMetricsOverride", metrics);
    }

    /** What can be seen now, as PNG. */
    byte[] screenshot() throws InterruptedException {
        Map<?, ?> answer = send("Page.captureScreenshot", new LinkedHashMap<>());
        return Base64.getDecoder().decode(String.valueOf(answer.get("data")));
    }

    /** The value of a function's body, which may wait; a list or map of it as text. */
    String run(String body) throws InterruptedException {
        Map<String, Object> parameters = new LinkedHashMap<>();
        parameters.put("expression", "(async () => {" + body + "})()");
        parameters.put("awaitPromise", true);
        parameters.put("returnByValue", true);
        Map<?, ?> answer = send("Runtime.evaluate", parameters);
        if (answer.get("exceptionDetails") != null) {
            throw new AssertionError(body + ": " + answer.get("exceptionDetails"));
        }
        return answer.get("result") instanceof Map<?, ?> result ? String.valueOf(result.get("value")) : "null";
    }

    /** Errors of scripts, refusals of the content security policy, failed requests. */
    List<String> complaints() {
        return List.copyOf(messages.complaints);
    }

    private Map<?, ?> send(String method, Map<String, Object> parameters) throws InterruptedException {
        Map<String, Object> message = new LinkedHashMap<>();
        message.put("id", ++last);
        message.put("method", method);
        message.put("params", parameters);
        socket.sendText(JsonText.of(message), true).join();
        while (true) {
            Map<?, ?> answer = messages.answers.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            if (answer == null) {
                throw new AssertionError("The browser did not answer to " + method);
            }
            if (answer.get("id") instanceof Number id && id.intValue() == last) {
                return answer.get("result") instanceof Map<?, ?> result ? result : Map.of();
            }
        }
    }

    private static Object decoded(String json) {
        try {
            Object decoded = JsonDecoder.decodeOurs(json.getBytes(StandardCharsets.UTF_8));
            return decoded == null ? Map.of() : decoded;
        } catch (JsonProblem e) {
            throw new IllegalStateException(json, e);
        }
    }

    @Override
    public void close() {
        socket.abort();
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
    }

    private static final class Messages implements WebSocket.Listener {
        private final BlockingQueue<Map<?, ?>> answers = new LinkedBlockingQueue<>();
        private final List<String> complaints = new CopyOnWriteArrayList<>();
        private final List<CharSequence> parts = new ArrayList<>();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean isLast) {
            parts.add(data.toString());
            if (isLast) {
                Map<?, ?> message = (Map<?, ?>) decoded(String.join("", parts));
                parts.clear();
                if (message.containsKey("id")) {
                    answers.add(message);
                } else if ("Runtime.exceptionThrown".equals(message.get("method"))
                        || "Log.entryAdded".equals(message.get("method"))) {
                    complaints.add(message.toString());
                }
            }
            socket.request(1);
            return null;
        }
    }
}

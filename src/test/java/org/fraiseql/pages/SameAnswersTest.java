package org.fraiseql.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fraiseql.BesideOthers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The program that {@code docs/migrating-from-fraiseql.md} compares two servers with, started as the page says. */
@BesideOthers
class SameAnswersTest {
    private static final Pattern ROW = Pattern.compile("\\{ r(\\d) }");
    private static final String PROGRAM = "samples/migrating/SameAnswers.java";

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private final List<HttpServer> servers = new ArrayList<>();
    private final List<String> sent = new CopyOnWriteArrayList<>();

    private record Ended(int code, String output) {}

    @AfterEach
    void stop() {
        servers.forEach(server -> server.stop(0));
    }

    /** A server that answers to an operation with a field {@code r2} with the third of these, and so on; to all others with the first. */
    private String answering(String... answers) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/graphql", exchange -> {
            String token = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
            String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
            sent.add(token + " " + body);
            Matcher row = ROW.matcher(body);
            byte[] bytes = answers[row.find() ? Integer.parseInt(row.group(1)) : 0].getBytes(UTF_8);
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
        server.start();
        servers.add(server);
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/graphql";
    }

    private void operation(String name, String text) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }

    private Ended compared(String... arguments) throws IOException, InterruptedException {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(Stream.concat(
                                Stream.of(System.getProperty("java.home") + "/bin/java", PROGRAM, folder.toString()),
                                Stream.of(arguments))
                        .toList())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(90, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(output));
    }

    @Test
    void answersThatMeanTheSameAreTheSame() throws Exception {
        operation("users/all.graphql", "query($n: Int) { users(limit: $n) { name age } } # \"mutation {\"");
        operation("users/all.json", "{\"n\": 2}");
        String first = answering(
                "{\"data\":{\"users\":[{\"name\":\"Ada \\u00e9\",\"age\":1.50}]},\"errors\":[{\"message\":\"No.\",\"path\":[\"x\",1]}]}");
        String second = answering(
                "{\"errors\" : [ {\"path\":[\"x\", 1],\"message\":\"Nein.\"} ], \"data\":{\"users\":[ {\"age\":1.5,\"name\":\"Ada é\"} ]}, \"extensions\": {}}");

        assertThat(compared(first, second, "Authorization: Bearer abc"))
                .isEqualTo(new Ended(0, "same       users/all.graphql\n1 the same, 0 different, 0 left out\n"));
        assertThat(sent)
                .hasSize(2)
                .allMatch(
                        body -> body.equals(
                                "Bearer abc {\"query\":\"query($n: Int) { users(limit: $n) { name age } } # \\u0022mutation {\\u0022\",\"variables\":{\"n\": 2}}"));
    }

    /** An answer of the first server, one of the second, and what is told. */
    private static final String[][] DIFFERENCES = {
        {"{'data':{'r':[{'age':36}]}}", "{'data':{'r':[{'age':'36'}]}}", "data.r[0].age is 36 at ONE, '36' at TWO"},
        {"{'data':{'r':[{'age':36}]}}", "{'data':{'r':[{'age':37}]}}", "data.r[0].age is 36 at ONE, 37 at TWO"},
        {"{'data':{'r':[1,2]}}", "{'data':{'r':[1,2,3]}}", "data.r has 2 items at ONE, 3 items at TWO"},
        {"{'data':{'r':[2,1]}}", "{'data':{'r':[1,2]}}", "data.r[0] is 2 at ONE, 1 at TWO"},
        {"{'data':{'r':null}}", "{'data':{'r':[]}}", "data.r is null at ONE, a list at TWO"},
        {"{'data':{'a':{}}}", "{'data':{'a':{},'b':true}}", "data.b is only at TWO"},
        {"{'data':{},'errors':[{'path':[1]}]}", "{'data':{}}", "paths of errors has 1 items at ONE, 0 items at TWO"},
        {"{'data':null}", "{'data':{'a':false}}", "data is null at ONE, an object at TWO"}
    };

    @Test
    void theFirstDifferenceIsTold() throws Exception {
        String[] ones = new String[DIFFERENCES.length];
        String[] twos = new String[DIFFERENCES.length];
        for (int i = 0; i < DIFFERENCES.length; i++) {
            operation("r" + i + ".graphql", "{ r" + i + " }");
            ones[i] = DIFFERENCES[i][0].replace('\'', '"');
            twos[i] = DIFFERENCES[i][1].replace('\'', '"');
        }
        String first = answering(ones);
        String second = answering(twos);
        StringBuilder told = new StringBuilder();
        for (int i = 0; i < DIFFERENCES.length; i++) {
            told.append("DIFFERENT  r")
                    .append(i)
                    .append(".graphql  ")
                    .append(DIFFERENCES[i][2]
                            .replace('\'', '"')
                            .replace("ONE", first)
                            .replace("TWO", second))
                    .append('\n');
        }
        assertThat(compared(first, second))
                .isEqualTo(new Ended(1, told + "0 the same, " + DIFFERENCES.length + " different, 0 left out\n"));
    }

    /** Both may write to one database. */
    @Test
    void mutationsAreNotSent() throws Exception {
        operation("a.graphql", "mutation Publish($t: String!) { publishPost(input: {title: $t}) { __typename } }");
        operation("b.graphql", "query A { a } mutation { b }");
        operation("c.graphql", "{ mutations }");
        String same = answering("{\"data\":{}}");

        assertThat(compared(same, same).output())
                .isEqualTo(
                        "left out   a.graphql (a mutation)\nleft out   b.graphql (a mutation)\nsame       c.graphql\n1 the same, 0 different, 2 left out\n");
        assertThat(sent).hasSize(2).allMatch(body -> body.contains("{ mutations }"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>Not found</html>", "{} {}"})
    void whatIsNoAnswerIsNotCompared(String answer) throws Exception {
        operation("users.graphql", "{ users { age } }");
        Ended ended = compared(answering("{\"data\":{}}"), answering(answer));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("Not compared: ", "does not answer with a JSON object: " + answer);
    }

    @Test
    void aFolderWithoutOperationsIsTold() throws Exception {
        Ended ended = compared("http://127.0.0.1:1/graphql", "http://127.0.0.1:1/graphql");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).contains("has no .graphql files");
    }

    @Test
    void thePageSaysHowItIsStarted() {
        assertThat(Page.read(Path.of("docs/migrating-from-fraiseql.md")).text())
                .contains("   java " + PROGRAM + " operations http");
    }
}

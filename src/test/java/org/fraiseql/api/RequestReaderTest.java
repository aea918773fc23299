package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import org.fraiseql.document.Explanation;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReaderTest {
    private static final String HASH = "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b38";

    private final RequestReader reader = new RequestReader(LimitsConfig.DEFAULT, false);

    @Test
    void aDocumentIsNamedInOneWay() {
        refused(
                "{\"documentId\": \"a\", \"extensions\": " + persisted(HASH) + "}",
                "extensions.persistedQuery and documentId are given both; either says what to run.");
        refused(
                "{\"documentId\": \"a\", \"query\": \"{ a }\"}",
                "query and documentId are given both; either says what to run.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "abc",
                HASH + "0",
                "sha256:" + HASH,
                "ecf4edb46db40b5132295c0291d62fb65d6759a9eedfa4d5d612dd5ec54a6b3g"
            })
    void aHashIsOne(String hash) {
        refused(
                "{\"extensions\": " + persisted(hash) + "}",
                "extensions.persistedQuery.sha256Hash is not 64 hexadecimal digits.");
    }

    @Test
    void aHashInCapitalsIsOneToo() throws HttpProblem {
        String body = "{\"extensions\": " + persisted(HASH.toUpperCase(java.util.Locale.ROOT)) + "}";

        assertThat(reader.post(posted(), body.getBytes(UTF_8))
                        .requests()
                        .getFirst()
                        .persistedHash())
                .isPresent();
    }

    @Test
    void whatAnAnswerTellsOfItselfIsAskedByName() throws HttpProblem {
        assertThat(explanation("true")).isEqualTo(Explanation.COST);
        assertThat(explanation("false")).isEqualTo(Explanation.NONE);
        assertThat(explanation("null")).isEqualTo(Explanation.NONE);
        assertThat(explanation("\"statements\"")).isEqualTo(Explanation.STATEMENTS);
        assertThat(explanation("\"plans\"")).isEqualTo(Explanation.PLANS);
        for (String other : List.of("1", "\"plan\"", "\"\"", "[]", "{}")) {
            assertThatExceptionOfType(HttpProblem.class)
                    .isThrownBy(() -> explanation(other))
                    .withMessage("extensions.explain is none of true, false, \"statements\", \"plans\".");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "1 | A request is a JSON object with query, variables and operationName.",
                "[] | The batch is empty.",
                "[1] | A request is a JSON object with query, variables and operationName.",
                "[[]] | A request is a JSON object with query, variables and operationName.",
                "{} | The request has no query.",
                "{\"query\": null} | The request has no query.",
                "{\"query\": 1} | query is no string.",
                "{\"query\": \"{ a }\", \"operationName\": 1} | operationName is no string.",
                "{\"query\": \"{ a }\", \"variables\": []} | variables is no JSON object.",
                "{\"query\": \"{ a }\", \"variables\": \"{}\"} | variables is no JSON object.",
                "{\"query\": \"{ a }\", \"extensions\": []} | extensions is no JSON object.",
                "{\"query\": \"{ a }\", \"documentId\": 1} | documentId is no string.",
                "{\"extensions\": {\"persistedQuery\": {\"version\": 2}}} | Unsupported persisted query version",
                "{\"extensions\": {\"persistedQuery\": {\"version\": 1}}} | extensions.persistedQuery has no sha256Hash.",
            })
    void saysWhatIsWrongWithARequest(String body, String message) {
        refused(body, message);
    }

    @ParameterizedTest
    @CsvSource({
        "text/plain,, 415",
        "'',, 415",
        "application/json; charset=iso-8859-1,, 415",
        "application/json, gzip, 415",
        "application/json; charset=utf-8, identity, 200",
        "APPLICATION/JSON,, 200"
    })
    void takesJsonInUtf8AsItIs(String contentType, @Nullable String encoding, int status) {
        assertThat(status(posted(contentType, encoding))).isEqualTo(status);
    }

    private int status(HttpServletRequest posted) {
        try {
            reader.post(posted, "{\"query\": \"{ a }\"}".getBytes(UTF_8));
            return 200;
        } catch (HttpProblem e) {
            return e.status();
        }
    }

    @Test
    void aBatchMayBeAsLongAsTheLimit() throws HttpProblem {
        int limit = LimitsConfig.DEFAULT.maxBatch();
        assertThat(reader.post(posted(), batch(limit)).requests()).hasSize(limit);
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.post(posted(), batch(limit + 1)))
                .withMessageContaining(Integer.toString(limit));
    }

    @Test
    void theDocumentsOfABatchAreBoundedTogether() throws HttpProblem {
        String half = "{ __typename } #".concat("x".repeat(RequestReader.MAX_BATCH_TEXT / 2 - 16));
        String request = "{\"query\":\"" + half + "\"}";
        byte[] allowed = ("[" + request + "," + request + "]").getBytes(UTF_8);
        assertThat(reader.post(posted(), allowed).requests()).hasSize(2);
        byte[] oneMore = ("[" + request + "," + request.replace("#x", "#xx") + "]").getBytes(UTF_8);
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.post(posted(), oneMore))
                .withMessage(
                        "The documents of the batch have more than the 131072 characters allowed for all of them.");
        byte[] alone = ("[{\"query\":\"" + half + half + "x\"}]").getBytes(UTF_8);
        assertThat(reader.post(posted(), alone).requests()).hasSize(1);
    }

    private static byte[] batch(int size) {
        return ("[" + String.join(",", Collections.nCopies(size, "{\"query\": \"{ a }\"}")) + "]").getBytes(UTF_8);
    }

    @Test
    void readsTheParametersOfAGet() throws HttpProblem {
        GraphQLRequest request = reader.get(got(Map.of("query", List.of("{ a }"), "variables", List.of(" "))));
        assertThat(request.query()).isEqualTo("{ a }");
        assertThat(request.variables()).isEmpty();
        assertThat(request.queriesOnly()).isTrue();
    }

    @Test
    void saysWhatIsWrongWithAGet() {
        refused(Map.of(), "The parameter query is missing.");
        refused(Map.of("query", List.of("{ a }", "{ b }")), "The parameter query is given twice.");
        refused(Map.of("query", List.of("{ a }"), "variables", List.of("[]")), "variables is no JSON object.");
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.get(got(Map.of("query", List.of("{ a }"), "variables", List.of("{")))))
                .withMessageStartingWith("The parameter variables ");
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.get(got(Map.of("querry", List.of("{ a }")))))
                .withMessageContaining("querry");
    }

    private void refused(Map<String, List<String>> parameters, String message) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.get(got(parameters)))
                .withMessage(message);
    }

    @Test
    void whoMayNotBeToldIsTold() {
        refused(
                "{\"query\": \"{ a }\", \"extensions\": {\"explain\": \"plans\"}}",
                "extensions.explain is not answered here.");
    }

    private static Explanation explanation(String asked) throws HttpProblem {
        String body = "{\"query\": \"{ a }\", \"extensions\": {\"explain\": " + asked + "}}";
        return new RequestReader(LimitsConfig.DEFAULT, true)
                .post(posted(), body.getBytes(UTF_8))
                .requests()
                .getFirst()
                .explanation();
    }

    private void refused(String body, String message) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> reader.post(posted(), body.getBytes(UTF_8)))
                .withMessage(message)
                .satisfies(e -> assertThat(e.status()).isEqualTo(400));
    }

    private static String persisted(String hash) {
        return "{\"persistedQuery\": {\"version\": 1, \"sha256Hash\": \"" + hash + "\"}}";
    }

    /** A POST of JSON, with nothing else that anybody asks for. */
    private static HttpServletRequest posted() {
        return posted("application/json", null);
    }

    private static HttpServletRequest posted(String contentType, @Nullable String encoding) {
        return request((method, argument) -> switch (method) {
            case "getContentType" -> contentType;
            case "getHeader" -> encoding;
            default -> null;
        });
    }

    private static HttpServletRequest got(Map<String, List<String>> parameters) {
        Map<String, String[]> all = new LinkedHashMap<>();
        parameters.forEach((name, values) -> all.put(name, values.toArray(new String[0])));
        return request((method, argument) -> switch (method) {
            case "getParameterMap" -> all;
            case "getParameter" -> all.containsKey(argument) ? all.get(argument)[0] : null;
            default -> null;
        });
    }

    private static HttpServletRequest request(BiFunction<String, Object, @Nullable Object> answers) {
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> answers.apply(method.getName(), arguments == null ? "" : arguments[0]));
    }
}

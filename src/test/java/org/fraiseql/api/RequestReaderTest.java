package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.List;
import org.fraiseql.document.Explanation;
import org.fraiseql.support.config.LimitsConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
        return (HttpServletRequest) Proxy.newProxyInstance(
                HttpServletRequest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, method, arguments) -> method.getName().equals("getContentType") ? "application/json" : null);
    }
}

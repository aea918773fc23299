package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.support.config.CorsConfig;
import org.junit.jupiter.api.Test;

class CorsTest {
    private final Map<String, String> said = new LinkedHashMap<>();

    /** Regression: a page could not send the headers that policies ask for, nor the one about big numbers. */
    @Test
    void pagesMaySendWhatIsRead() {
        CorsConfig config = new CorsConfig(List.of("https://shop.example"), false, Duration.ofMinutes(1));
        Cors cors = new Cors(config, List.of("x-tenant"));
        assertThat(cors.answers(request("https://shop.example"), response())).isTrue();
        assertThat(said.get("Access-Control-Allow-Headers")).contains("authorization", "big-numbers", "x-tenant");
        assertThat(said).containsEntry("Vary", "Origin");
        said.clear();
        cors.answers(request("https://evil.example"), response());
        assertThat(said).containsOnlyKeys("Vary");
    }

    /** Regression: WildFly's refusal of a token came without, so that the page could not read why. */
    @Test
    void refusalsCanBeReadByThePage() {
        CorsConfig config = new CorsConfig(List.of("https://shop.example"), false, Duration.ofMinutes(1));
        Cors cors = new Cors(config, List.of());
        assertThat(cors.allows(request("https://shop.example"), response())).isTrue();
        assertThat(said)
                .containsEntry("Access-Control-Allow-Origin", "https://shop.example")
                .containsEntry(
                        "Access-Control-Expose-Headers",
                        "X-Request-Id, Retry-After, RateLimit, RateLimit-Policy, Server-Timing, WWW-Authenticate")
                .doesNotContainKey("Access-Control-Allow-Methods");
        said.clear();
        assertThat(cors.allows(request("https://evil.example"), response())).isFalse();
        assertThat(said).containsOnlyKeys("Vary");
    }

    private static HttpServletRequest request(String origin) {
        return stub(HttpServletRequest.class, (name, arguments) -> switch (name) {
            case "getMethod" -> "OPTIONS";
            case "getHeader" -> arguments[0].equals("Origin") ? origin : "POST";
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private HttpServletResponse response() {
        return stub(HttpServletResponse.class, (name, arguments) -> {
            if (name.equals("setHeader")) {
                said.put((String) arguments[0], (String) arguments[1]);
            }
            return "";
        });
    }

    private interface Answer {
        Object to(String method, Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                CorsTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
    }
}

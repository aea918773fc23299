package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.RequestContext;
import org.fraiseql.execution.Observer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.telemetry.Metric;
import org.fraiseql.telemetry.Reading;
import org.fraiseql.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpExchangesTest {
    private static final QueuedRequest QUEUED = queued();

    private final List<String> told = new ArrayList<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final HttpServletRequest request =
            (HttpServletRequest) stub(HttpServletRequest.class, (name, arguments) -> switch (name) {
                case "getAttribute" -> attributes.get((String) arguments[0]);
                case "setAttribute" -> String.valueOf(attributes.put((String) arguments[0], arguments[1]));
                case "getMethod" -> "POST";
                case "getServletPath" -> "/graphql";
                default -> throw new UnsupportedOperationException(name);
            });
    private final HttpServletResponse response =
            (HttpServletResponse) stub(HttpServletResponse.class, (name, arguments) -> 200);

    @Test
    void aRequestThatWaitsWithoutAThreadIsOneExchange() throws IOException {
        HttpExchanges exchanges = new HttpExchanges(new Told());
        exchanges.told(request, response, () -> attributes.put(QueuedRequest.class.getName(), QUEUED));
        exchanges.told(request, response, () -> told.add("works"));
        assertThat(told).containsExactly("begins POST /graphql", "pauses", "goes on", "works", "ended 200");
    }

    @Test
    void itEndsAlsoWhenTheWorkFails() {
        HttpExchanges exchanges = new HttpExchanges(new Told());
        assertThatIOException()
                .isThrownBy(() -> exchanges.told(request, response, () -> {
                    throw new IOException("broken off");
                }));
        assertThat(told).containsExactly("begins POST /graphql", "ended 200");
    }

    @Test
    void nothingIsKeptWhereNobodyWantsToKnow() throws IOException {
        HttpExchanges exchanges = new HttpExchanges(Telemetry.OFF);
        exchanges.told(request, response, () -> told.add("works"));
        assertThat(told).containsExactly("works");
        assertThat(attributes).isEmpty();
    }

    private static QueuedRequest queued() {
        RequestGate gate = new RequestGate(1, 1);
        try {
            return new QueuedRequest(
                    gate.queue("client", Deadline.NEVER, 0),
                    new RequestReader.Requests(List.of(), false),
                    new RequestContext("test", Deadline.NEVER),
                    MediaType.JSON);
        } catch (HttpProblem full) {
            throw new IllegalStateException(full);
        }
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object[] arguments);
    }

    private static Object stub(Class<?> type, Answer answer) {
        return Proxy.newProxyInstance(
                HttpExchangesTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? new Object[0] : arguments));
    }

    private final class Told implements Telemetry, Telemetry.HttpExchange {
        @Override
        public Observer observer() {
            return Observer.NONE;
        }

        @Override
        public HttpExchange begins(String method, String path, Headers headers) {
            told.add("begins " + method + " " + path);
            return this;
        }

        @Override
        public void pauses() {
            told.add("pauses");
        }

        @Override
        public void goesOn() {
            told.add("goes on");
        }

        @Override
        public void ended(int status) {
            told.add("ended " + status);
        }

        @Override
        public void refused(ErrorCode code) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void read(Metric metric, List<Reading> readings) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void close() {
            throw new UnsupportedOperationException();
        }
    }
}

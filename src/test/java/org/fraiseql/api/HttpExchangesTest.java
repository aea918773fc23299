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
import java.util.Optional;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
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

    private final Map<String, String> besideLines = new LinkedHashMap<>();
    private final LogContext log = new LogContext() {
        @Override
        public void put(String name, String value) {
            besideLines.put(name, value);
        }

        @Override
        public void remove(String name) {
            besideLines.remove(name);
        }
    };

    @Test
    void aRequestThatWaitsWithoutAThreadIsOneExchange() throws IOException {
        HttpExchanges exchanges = new HttpExchanges(new Told(), log);
        exchanges.told(request, response, () -> attributes.put(QueuedRequest.class.getName(), QUEUED));
        exchanges.told(request, response, () -> told.add("works"));
        assertThat(told).containsExactly("begins POST /graphql", "pauses", "goes on", "works", "ended 200");
    }

    @Test
    void itEndsAlsoWhenTheWorkFails() {
        HttpExchanges exchanges = new HttpExchanges(new Told(), log);
        assertThatIOException()
                .isThrownBy(() -> exchanges.told(request, response, () -> {
                    throw new IOException("broken off");
                }));
        assertThat(told).containsExactly("begins POST /graphql", "ended 200");
    }

    @Test
    void nothingIsKeptWhereNobodyWantsToKnow() throws IOException {
        HttpExchanges exchanges = new HttpExchanges(Telemetry.OFF, log);
        exchanges.told(request, response, () -> {
            exchanges.known("r-1");
            told.add("works");
            assertThat(besideLines).isEmpty();
        });
        assertThat(told).containsExactly("works");
        assertThat(attributes).isEmpty();
    }

    @Test
    void linesOfARequestHaveItsIdsOnEachThreadAndNoOthers() throws IOException {
        HttpExchanges exchanges = new HttpExchanges(new Told(), log);
        Map<String, String> ids = Map.of("request_id", "r-1", "trace_id", "4bf92f35", "span_id", "00f067aa");
        exchanges.told(request, response, () -> {
            exchanges.known("r-1");
            assertThat(besideLines).isEqualTo(ids);
            attributes.put(QueuedRequest.class.getName(), QUEUED);
        });
        assertThat(besideLines).isEmpty();
        exchanges.told(request, response, () -> {
            exchanges.known("r-1");
            assertThat(besideLines).isEqualTo(ids);
        });
        assertThat(besideLines).isEmpty();
        assertThatIOException()
                .isThrownBy(() -> exchanges.told(request, response, () -> {
                    throw new IOException("broken off");
                }));
        assertThat(besideLines).isEmpty();
    }

    /** Those of the JVM's own class path: WildFly's, as no test has Open Liberty's. */
    @Test
    void theServersOwnContextIsFound() {
        LogContext server = LogContext.ofServer();
        server.put("request_id", "r-1");
        assertThat(org.jboss.logging.MDC.get("request_id")).isEqualTo("r-1");
        server.remove("request_id");
        assertThat(org.jboss.logging.MDC.get("request_id")).isNull();
    }

    private static QueuedRequest queued() {
        RequestGate gate = new RequestGate(1, 1, 1);
        try {
            return new QueuedRequest(
                    gate.queue("client", Deadline.NEVER, 0),
                    new RequestReader.Requests(List.of(), false),
                    new RequestMemory(1).take(new byte[0], "client"),
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
        public Optional<TraceIds> trace() {
            return Optional.of(new TraceIds("4bf92f35", "00f067aa"));
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

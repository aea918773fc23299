package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A container that ends a request which waits for its place. */
class QueuedRequestTest {
    private final RequestGate gate = new RequestGate(1, 1, 10);
    private final QueuedRequests all = new QueuedRequests();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final List<AsyncListener> listeners = new ArrayList<>();
    private final List<Integer> statuses = new ArrayList<>();
    private final RequestsInProgress requests = new RequestsInProgress(
            ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())).http());

    private interface Answer {
        @Nullable
        Object to(String method, @Nullable Object[] arguments);
    }

    private static <T> T stub(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                QueuedRequestTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) ->
                        answer.to(method.getName(), arguments == null ? new Object[0] : arguments)));
    }

    private HttpServletResponse response() {
        return stub(HttpServletResponse.class, (method, arguments) -> switch (method) {
            case "isCommitted" -> sent.size() > 0;
            case "getOutputStream" -> new Sent();
            case "setStatus" -> statuses.add((Integer) arguments[0]) ? null : null;
            default -> null;
        });
    }

    private HttpServletRequest request() {
        HttpServletResponse response = response();
        AsyncContext waiting = stub(AsyncContext.class, (method, arguments) -> switch (method) {
            case "addListener" -> listeners.add((AsyncListener) arguments[0]) ? null : null;
            case "getResponse" -> response;
            default -> null;
        });
        return stub(HttpServletRequest.class, (method, arguments) -> method.equals("startAsync") ? waiting : null);
    }

    private final class Sent extends ServletOutputStream {
        @Override
        public boolean isReady() {
            return true;
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void write(int letter) {
            sent.write(letter);
        }
    }

    private QueuedRequest queued() throws HttpProblem {
        assertThat(gate.enter("first")).isTrue();
        QueuedRequest queued = new QueuedRequest(
                gate.queue("second", Deadline.NEVER, 0),
                new RequestReader.Requests(List.of(), false),
                new RequestMemory(1).take(new byte[0], "second"),
                new RequestContext("test", Deadline.NEVER),
                MediaType.JSON);
        queued.await(requests.begins(request()), all);
        return queued;
    }

    /** Whoever listens looks at no part of the event. */
    private void completes() throws Exception {
        AsyncEvent event = new AsyncEvent(stub(AsyncContext.class, (method, arguments) -> null));
        for (AsyncListener listener : listeners) {
            listener.onComplete(event);
        }
    }

    /** Regression: on Open Liberty such a client was answered 200 with nothing, once in ten thousands of times. */
    @Test
    void aRequestThatIsLostOnItsWayToItsPlaceIsAnswered() throws Exception {
        queued();
        gate.leave("first");
        completes();
        assertThat(statuses).containsExactly(503);
        assertThat(sent.toString(UTF_8)).contains("\"code\":\"SERVICE_UNAVAILABLE\"", "\"retryable\":true");
        assertThat(gate.enter("third")).as("its place is free").isTrue();
    }

    @Test
    void oneThatHasComeForItsPlaceIsNotAnsweredTwice() throws Exception {
        QueuedRequest queued = queued();
        gate.leave("first");
        queued.turn().take();
        completes();
        assertThat(statuses).isEmpty();
        assertThat(sent.size()).isZero();
    }
}

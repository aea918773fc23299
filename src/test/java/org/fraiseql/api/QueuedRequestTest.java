package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.fraiseql.container.Eventually;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class QueuedRequestTest {
    private final BlockingQueue<Thread> dispatching = new LinkedBlockingQueue<>();
    private final RequestMemory memory = new RequestMemory(1 << 20);
    private final RequestsInProgress requests = new RequestsInProgress(
            ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())).http());

    private static <T> T stub(Class<T> type, Function<String, @Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                QueuedRequestTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName())));
    }

    private AsyncContext waiting(Runnable dispatch) {
        return stub(AsyncContext.class, method -> {
            if (method.equals("dispatch")) {
                dispatching.add(Thread.currentThread());
                dispatch.run();
            }
            return null;
        });
    }

    /** @param dispatch what its server does */
    private void behindTheFirst(RequestGate gate, QueuedRequests all, Runnable dispatch) throws HttpProblem {
        QueuedRequest second = new QueuedRequest(
                gate.queue("second", Deadline.NEVER, 0),
                new RequestReader.Requests(List.of(), false),
                memory.take("[[]]".getBytes(UTF_8), "second"),
                new RequestContext("test", Deadline.NEVER),
                MediaType.JSON);
        AsyncContext waiting = waiting(dispatch);
        second.await(requests.begins(stub(HttpServletRequest.class, Map.of("startAsync", waiting)::get)), all);
        assertThat(all.isEmpty()).isFalse();
    }

    /** Regression: one thread for all knew the query string of the first for ever. */
    @Test
    void eachIsDispatchedByAThreadOfItsOwn() throws Exception {
        for (int i = 0; i < 2; i++) {
            Dispatcher.dispatch(waiting(() -> {}), () -> {}, () -> {});
        }
        assertThat(dispatching.poll(10, TimeUnit.SECONDS)).isNotSameAs(dispatching.poll(10, TimeUnit.SECONDS));
    }

    /** Regression: on Open Liberty the client was answered 200 with nothing, once in many thousand times, as the request that was dispatched went on with what belonged to the one that dispatched it. */
    @Test
    void noThreadThatIsAtARequestDispatchesAnother() throws Exception {
        RequestGate gate = new RequestGate(1, 1, 10);
        QueuedRequests all = new QueuedRequests();
        assertThat(gate.enter("first")).isTrue();
        behindTheFirst(gate, all, () -> {});
        gate.leave("first");
        assertThat(dispatching.poll(10, TimeUnit.SECONDS)).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(all.isEmpty()).isTrue();
    }

    /** Regression: its place was free again, but what it took of the memory for requests was lost. */
    @Test
    void whatTheServerHasEndedLeavesItsPlaceAndItsMemory() throws Exception {
        RequestGate gate = new RequestGate(1, 1, 10);
        assertThat(gate.enter("first")).isTrue();
        behindTheFirst(gate, new QueuedRequests(), () -> {
            throw new IllegalStateException("ended");
        });
        assertThat(memory.taken()).isPositive();
        gate.leave("first");
        Eventually.holds(Duration.ofSeconds(10), () -> memory.taken() == 0 && gate.enter("third"));
    }
}

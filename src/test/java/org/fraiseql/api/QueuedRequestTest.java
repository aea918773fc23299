package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
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
    private final RequestsInProgress requests = new RequestsInProgress(
            ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())).http());

    private static <T> T stub(Class<T> type, Function<String, @Nullable Object> answer) {
        return type.cast(Proxy.newProxyInstance(
                QueuedRequestTest.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> answer.apply(method.getName())));
    }

    private HttpServletRequest request() {
        AsyncContext waiting = stub(AsyncContext.class, method -> {
            if (method.equals("dispatch")) {
                dispatching.add(Thread.currentThread());
            }
            return null;
        });
        return stub(HttpServletRequest.class, Map.of("startAsync", waiting)::get);
    }

    /** Regression: one thread for all knew the query string of the first for ever. */
    @Test
    void eachIsDispatchedByAThreadOfItsOwn() throws Exception {
        for (int i = 0; i < 2; i++) {
            Dispatcher.OF_FRESH_THREADS.execute(() -> dispatching.add(Thread.currentThread()));
        }
        assertThat(dispatching.poll(10, TimeUnit.SECONDS)).isNotSameAs(dispatching.poll(10, TimeUnit.SECONDS));
    }

    /** Regression: on Open Liberty the client was answered 200 with nothing, once in many thousand times, as the request that was dispatched went on with what belonged to the one that dispatched it. */
    @Test
    void noThreadThatIsAtARequestDispatchesAnother() throws Exception {
        RequestGate gate = new RequestGate(1, 1, 10);
        QueuedRequests all = new QueuedRequests();
        assertThat(gate.enter("first")).isTrue();
        QueuedRequest second = new QueuedRequest(
                gate.queue("second", Deadline.NEVER, 0),
                new RequestReader.Requests(List.of(), false),
                new RequestMemory(1).take(new byte[0], "second"),
                new RequestContext("test", Deadline.NEVER),
                MediaType.JSON);
        second.await(requests.begins(request()), all, Dispatcher.OF_FRESH_THREADS);
        assertThat(all.isEmpty()).isFalse();
        gate.leave("first");
        assertThat(dispatching.poll(10, TimeUnit.SECONDS)).isNotNull().isNotSameAs(Thread.currentThread());
        assertThat(all.isEmpty()).isTrue();
    }
}

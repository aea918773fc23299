package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

class RequestsInProgressTest {
    /** Of a server that gives no connections away. */
    private static final HttpServletRequest REQUEST = (HttpServletRequest) Proxy.newProxyInstance(
            RequestsInProgressTest.class.getClassLoader(),
            new Class<?>[] {HttpServletRequest.class},
            (proxy, method, arguments) -> null);

    private final RequestsInProgress all = bounded("fraiseql.http.max-held-bytes", "1000");

    private static RequestsInProgress bounded(String key, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(key, value);
        return new RequestsInProgress(
                ConfigReader.read(new WrittenConfig(values)).http());
    }

    private static RequestInProgress request(boolean isWaiting) {
        SendingRate rate = new SendingRate(0, Duration.ofMinutes(1));
        if (isWaiting) {
            rate.begins(1, System.nanoTime());
        }
        return new RequestInProgress(REQUEST, rate);
    }

    private static List<Boolean> cut(RequestsInProgress all, List<RequestInProgress> requests, long bytes) {
        requests.forEach(request -> all.goesOnWithoutThread(request, bytes));
        return requests.stream().map(RequestInProgress::isCut).toList();
    }

    private static List<RequestInProgress> waiting(int count) {
        return IntStream.range(0, count).mapToObj(i -> request(true)).toList();
    }

    @Test
    void soManyBytesAreHeldTogether() {
        assertThat(cut(all, waiting(2), 500)).containsExactly(false, false);
        assertThat(cut(bounded("fraiseql.http.max-held-bytes", "1000"), waiting(3), 500))
                .containsExactly(true, false, false);
    }

    @Test
    void soManyAnswersAreHeld() {
        RequestsInProgress three = bounded("fraiseql.http.max-held-answers", "3");
        assertThat(cut(three, waiting(5), 1)).containsExactly(true, true, false, false, false);
    }

    /** Whose client takes what it gets is not cut off for others. */
    @Test
    void onlyThoseThatWaitAreCutOff() {
        RequestInProgress busy = request(false);
        List<RequestInProgress> requests = List.of(busy, request(true), request(true));
        assertThat(cut(all, requests, 500)).containsExactly(false, true, false);
    }

    @Test
    void whatWasTakenIsNotHeld() {
        List<RequestInProgress> first = waiting(2);
        cut(all, first, 500);
        first.forEach(all::endedWithoutThread);
        assertThat(cut(all, waiting(2), 500)).containsExactly(false, false);
        assertThat(first).noneMatch(RequestInProgress::isCut);
    }
}

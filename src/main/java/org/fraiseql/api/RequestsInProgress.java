package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.fraiseql.support.ThreadSlots;
import org.fraiseql.support.config.HttpConfig;

/** All requests that are being answered, for those who look after them. Thread-safe. */
final class RequestsInProgress {
    private final HttpConfig config;
    private final ThreadSlots<RequestInProgress> ofThreads = new ThreadSlots<>();
    private final Set<RequestInProgress> withoutThread = ConcurrentHashMap.newKeySet();

    RequestsInProgress(HttpConfig config) {
        this.config = config;
    }

    /** The thread begins with a request. */
    RequestInProgress begins(HttpServletRequest request) {
        RequestInProgress begun =
                new RequestInProgress(request, new SendingRate(config.minBytesPerSecond(), config.streamTimeout()));
        ofThreads.own().set(begun);
        return begun;
    }

    /** The thread has done its part. */
    void ended() {
        ofThreads.own().set(null);
    }

    /** Its answer is complete, and is sent from now on as the client takes it. */
    void goesOnWithoutThread(RequestInProgress request) {
        withoutThread.add(request);
    }

    void endedWithoutThread(RequestInProgress request) {
        withoutThread.remove(request);
    }

    /** Those that threads work for. */
    void forEachThread(Consumer<ThreadSlots.Slot<RequestInProgress>> look) {
        ofThreads.forEach(look);
    }

    /** Ends the connections of those whose clients take their answers too slowly; to be called now and then. */
    void cutSlowReaders() {
        long now = System.nanoTime();
        ofThreads.forEach(slot -> {
            RequestInProgress request = slot.get();
            if (request != null) {
                request.cutIfTooSlow(now);
            }
        });
        withoutThread.forEach(request -> request.cutIfTooSlow(now));
    }
}

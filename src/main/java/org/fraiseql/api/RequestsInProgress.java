package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.fraiseql.support.ThreadSlots;
import org.fraiseql.support.config.HttpConfig;

/**
 * All requests that are being answered, for those who look after them. What waits for clients is bounded: threads that send short answers and bytes of complete
 * ones. When there are too many, the connections of those that have waited for the longest are ended. Thread-safe.
 */
final class RequestsInProgress {
    private static final long STUCK_NANOS = Duration.ofSeconds(1).toNanos();

    private final HttpConfig config;
    private final ThreadSlots<RequestInProgress> ofThreads = new ThreadSlots<>();
    /** Requests whose answers are sent without a thread, each with the answer's length, the oldest first. */
    private final Map<RequestInProgress, Long> withoutThread = new LinkedHashMap<>();

    private long heldBytes;

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
    void goesOnWithoutThread(RequestInProgress request, long bytes) {
        synchronized (withoutThread) {
            makeRoomFor(bytes);
            withoutThread.put(request, bytes);
            heldBytes += bytes;
        }
    }

    private void makeRoomFor(long bytes) {
        if (isRoomFor(bytes)) {
            return;
        }
        for (RequestInProgress oldest : List.copyOf(withoutThread.keySet())) {
            if (isRoomFor(bytes)) {
                return;
            }
            if (oldest.cutIfWaiting()) {
                remove(oldest);
            }
        }
    }

    private boolean isRoomFor(long bytes) {
        return heldBytes + bytes <= config.maxHeldBytes() && withoutThread.size() < config.maxHeldAnswers();
    }

    void endedWithoutThread(RequestInProgress request) {
        synchronized (withoutThread) {
            remove(request);
        }
    }

    private void remove(RequestInProgress request) {
        Long bytes = withoutThread.remove(request);
        heldBytes -= bytes == null ? 0 : bytes;
    }

    /** Looks at the requests that threads work for. */
    void forEachThread(Consumer<ThreadSlots.Slot<RequestInProgress>> look) {
        ofThreads.forEach(look);
    }

    /** Ends the connections of those whose clients take their answers too slowly; to be called now and then. */
    void cutSlowReaders() {
        long now = System.nanoTime();
        List<RequestInProgress> stuck = new ArrayList<>();
        ofThreads.forEach(slot -> {
            RequestInProgress request = slot.get();
            if (request != null) {
                request.cutIfTooSlow(now);
                if (!request.isAllowedToWait() && request.sending().waitingNanos(now) > STUCK_NANOS) {
                    stuck.add(request);
                }
            }
        });
        cutAllBut(config.maxStreams(), stuck, now);
        held().forEach(request -> request.cutIfTooSlow(now));
    }

    /** Short answers leave at once, unless their clients have not taken those before; a thread waits for each of them. */
    private static void cutAllBut(int allowed, List<RequestInProgress> stuck, long now) {
        stuck.sort(Comparator.comparingLong(request -> request.sending().waitingNanos(now)));
        stuck.stream().skip(allowed).forEach(RequestInProgress::cutIfWaiting);
    }

    /** Whether neither a thread is at a request nor an answer is being sent without one. */
    boolean areNone() {
        return ofThreads.areAllFree() && held().isEmpty();
    }

    /** Ends the connections of all. */
    void cutAll() {
        ofThreads.forEach(slot -> {
            RequestInProgress request = slot.get();
            if (request != null) {
                request.breakOff();
            }
        });
        held().forEach(RequestInProgress::breakOff);
    }

    private List<RequestInProgress> held() {
        synchronized (withoutThread) {
            return List.copyOf(withoutThread.keySet());
        }
    }
}

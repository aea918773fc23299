package org.fraiseql.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/** All requests that wait for a place. Thread-safe. */
final class QueuedRequests {
    private final Map<RequestGate.Turn, RequestInProgress> waiting = new ConcurrentHashMap<>();

    void add(RequestGate.Turn turn, RequestInProgress request) {
        waiting.put(turn, request);
    }

    void remove(RequestGate.Turn turn) {
        waiting.remove(turn);
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    boolean has(RequestGate.Turn turn) {
        return waiting.containsKey(turn);
    }

    void forEach(BiConsumer<RequestGate.Turn, RequestInProgress> look) {
        waiting.forEach(look);
    }
}

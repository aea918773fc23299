package org.fraiseql.api;

import java.util.concurrent.Semaphore;
import org.fraiseql.store.Place;

/** The place that a request has at the gate, until it is closed. While it is lent, the request holds one of the threads that are there for waiting. */
final class RequestPlace implements Place, AutoCloseable {
    private final RequestGate gate;
    private final String client;
    private final Semaphore waitingThreads;
    private boolean isLent;

    /** @param client who has entered the gate */
    RequestPlace(RequestGate gate, String client, Semaphore waitingThreads) {
        this.gate = gate;
        this.client = client;
        this.waitingThreads = waitingThreads;
    }

    @Override
    public void lend() {
        if (!isLent && waitingThreads.tryAcquire()) {
            isLent = true;
            gate.leave(client);
        }
    }

    @Override
    public void takeBack() {
        if (isLent) {
            isLent = false;
            gate.comeBack(client);
            waitingThreads.release();
        }
    }

    @Override
    public void close() {
        if (isLent) {
            waitingThreads.release();
        } else {
            gate.leave(client);
        }
    }
}

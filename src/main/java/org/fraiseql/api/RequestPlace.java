package org.fraiseql.api;

import java.util.concurrent.Semaphore;
import org.fraiseql.store.Place;
import org.fraiseql.support.Deadline;

/** The place that a request has at the gate, until it is closed. From when it is lent the request holds one of the threads that are there for waiting. */
final class RequestPlace implements Place, AutoCloseable {
    private final RequestGate gate;
    private final String client;
    private final Semaphore waitingThreads;
    private boolean isLent;
    private boolean holdsThread;

    /** @param client who has entered the gate */
    RequestPlace(RequestGate gate, String client, Semaphore waitingThreads) {
        this.gate = gate;
        this.client = client;
        this.waitingThreads = waitingThreads;
    }

    @Override
    public void lend() {
        holdsThread = holdsThread || waitingThreads.tryAcquire();
        if (!isLent && holdsThread) {
            isLent = true;
            gate.leave(client);
        }
    }

    @Override
    public void takeBack() {
        if (isLent) {
            isLent = false;
            gate.comeBack(client);
        }
    }

    @Override
    public void takeBackInTurn(Deadline deadline) {
        if (isLent) {
            isLent = false;
            gate.comeBackInTurn(client, deadline);
        }
    }

    @Override
    public void close() {
        if (!isLent) {
            gate.leave(client);
        }
        if (holdsThread) {
            waitingThreads.release();
        }
    }
}

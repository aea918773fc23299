package org.fraiseql.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * Files of the console and the schema as text: each is sent by a thread of the server, which waits while its client takes it, so only {@value #AT_ONCE} of them
 * are sent at once. Thread-safe.
 */
@ApplicationScoped
public class WaitingTexts {
    /** A browser asks for some files at once, and most are sent within a millisecond. */
    private static final long PATIENCE_MS = 20;

    static final int AT_ONCE = 4;

    private final Semaphore left = new Semaphore(AT_ONCE);

    /** Writes all of a text. */
    public interface Sending {
        void run() throws IOException;
    }

    /** Answers 503 where too many are being sent. */
    public void send(HttpServletResponse response, Sending sending) throws IOException {
        if (!hasRoom()) {
            response.setHeader("Retry-After", "1");
            response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
            return;
        }
        try {
            sending.run();
        } finally {
            left.release();
        }
    }

    private boolean hasRoom() {
        try {
            return left.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}

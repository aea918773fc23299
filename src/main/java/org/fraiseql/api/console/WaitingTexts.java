package org.fraiseql.api.console;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fraiseql.support.config.HttpConfig;

/**
 * Files of the console and the schema as text: each is sent by a thread of the server, which waits while its client takes it, so only {@value #AT_ONCE} of them
 * are sent at once, and {@value #WAITING} wait for a moment for those before them. Thread-safe.
 */
@ApplicationScoped
public class WaitingTexts {
    public static final int AT_ONCE = 4;
    /** A browser asks for a page's files all at once over HTTP/2. */
    static final int WAITING = 16;

    private static final long PATIENCE_MS = 100;

    private final Semaphore all = new Semaphore(AT_ONCE + WAITING);
    private final Semaphore sent = new Semaphore(AT_ONCE);

    /** Writes all of a text. */
    public interface Sending {
        void run() throws IOException;
    }

    /** How many threads of the server may be here. */
    public static int threads(HttpConfig config) {
        return config.introspection() || config.console() ? AT_ONCE + WAITING : 0;
    }

    /** Answers 503 where too many are being sent. */
    public void send(HttpServletResponse response, Sending sending) throws IOException {
        if (!all.tryAcquire()) {
            refuse(response);
            return;
        }
        try {
            sendWithin(response, sending);
        } finally {
            all.release();
        }
    }

    private void sendWithin(HttpServletResponse response, Sending sending) throws IOException {
        if (!isTurn()) {
            refuse(response);
            return;
        }
        try {
            sending.run();
        } finally {
            sent.release();
        }
    }

    private boolean isTurn() {
        try {
            return sent.tryAcquire(PATIENCE_MS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void refuse(HttpServletResponse response) throws IOException {
        response.setHeader("Retry-After", "1");
        response.sendError(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}

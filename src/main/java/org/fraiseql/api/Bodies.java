package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/**
 * Reads the bodies of requests without a thread that waits for them: what has come together with the head is taken at once, for anything else the request is
 * laid aside until all is there. Thread-safe.
 */
final class Bodies {
    private static final byte[] NONE = {};

    private final int maxBytes;
    private final LateBodies late;

    Bodies(int maxBytes, LateBodies late) {
        this.maxBytes = maxBytes;
        this.late = late;
    }

    /**
     * The whole body; empty when it is not there yet: then the caller returns, and the request is dispatched once more later.
     *
     * @throws HttpProblem when it is too large, is too slow, or is broken
     */
    Optional<byte[]> of(HttpServletRequest http) throws HttpProblem {
        LateBody awaited = LateBody.of(http);
        if (awaited != null) {
            checkAnnounced(http.getContentLengthLong());
            return Optional.of(checked(awaited.received()));
        }
        Framing.check(http);
        try {
            return atOnce(http);
        } catch (IOException broken) {
            throw HttpProblem.brokenBody();
        }
    }

    private Optional<byte[]> atOnce(HttpServletRequest http) throws IOException, HttpProblem {
        long announced = http.getContentLengthLong();
        if (isNone(http, announced)) {
            return Optional.of(NONE);
        }
        if (http.getHeader("Expect") != null) {
            checkAnnounced(announced); // it has not been sent yet
        }
        ServletInputStream in = http.getInputStream();
        ReceivedBytes received = new ReceivedBytes(announced, maxBytes);
        while (WaitingBytes.are(in, announced) && received.readFrom(in)) {
            if (received.isComplete()) {
                return Optional.of(checked(received));
            }
        }
        if (in.isFinished()) { // WildFly does not tell a listener of an end that it has seen before
            return Optional.of(checked(received));
        }
        await(http, in, received);
        return Optional.empty();
    }

    /** HTTP/2 announces nothing and has no chunks. */
    private static boolean isNone(HttpServletRequest http, long announced) {
        boolean mayBeUnannounced = http.getMethod().equals("POST") || http.getHeader("Transfer-Encoding") != null;
        return announced == 0 || (announced < 0 && !mayBeUnannounced);
    }

    private void await(HttpServletRequest http, ServletInputStream in, ReceivedBytes received) {
        AsyncContext request = http.startAsync();
        request.setTimeout(0); // ours is that of all bodies
        LateBody body = new LateBody(request, in, received, late::remove);
        body.register();
        late.add(body); // one too many, and another may give this one up from now on
        body.await();
    }

    private void checkAnnounced(long length) throws HttpProblem {
        if (length > maxBytes) {
            throw HttpProblem.tooLarge(maxBytes);
        }
    }

    private byte[] checked(ReceivedBytes received) throws HttpProblem {
        if (received.isTooLarge()) {
            throw HttpProblem.tooLarge(maxBytes);
        }
        return received.bytes();
    }
}

package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A body that was not there as a whole when its request was. No thread waits for it: the server calls when a part has come. When all of it is there, or when it
 * is given up, the request is dispatched once more and finds this as its attribute.
 *
 * <p>The server calls from one thread at a time; {@link #giveUp} may come from any.
 */
final class LateBody implements ReadListener {
    private static final String ATTRIBUTE = LateBody.class.getName();
    /** Whoever sends more than a body may have is listened to for so long, to be able to read the answer; a connection that is closed before loses it. */
    private static final long DROPPED_AT_MOST = 16L << 20;

    private final AsyncContext request;
    private final ServletInputStream in;
    private final ReceivedBytes received;
    private final Consumer<LateBody> onEnd;
    private final String client;
    private final long since = System.nanoTime();
    private final AtomicBoolean hasEnded = new AtomicBoolean();
    private volatile @Nullable HttpProblem problem;

    /** @param onEnd is told once, before the request is dispatched */
    LateBody(AsyncContext request, ServletInputStream in, ReceivedBytes received, Consumer<LateBody> onEnd) {
        this.request = request;
        this.in = in;
        this.received = received;
        this.onEnd = onEnd;
        this.client = ClientAddress.client(request.getRequest().getRemoteAddr(), Optional.empty());
    }

    /** By its address, as nobody has looked at who it is. */
    String client() {
        return client;
    }

    /** The body for which a request was dispatched again; null at its first dispatch. */
    static @Nullable LateBody of(ServletRequest request) {
        return (LateBody) request.getAttribute(ATTRIBUTE);
    }

    /** From now on {@link #of} finds it, and it may be given up. */
    void register() {
        request.getRequest().setAttribute(ATTRIBUTE, this);
    }

    /** From now on the server calls, unless it was given up meanwhile. */
    void await() {
        if (!hasEnded.get()) {
            in.setReadListener(this);
        }
    }

    long ageNanos(long now) {
        return now - since;
    }

    /** What has come, once the request is dispatched. @throws HttpProblem when it was given up */
    ReceivedBytes received() throws HttpProblem {
        HttpProblem given = problem;
        if (given != null) {
            throw given;
        }
        return received;
    }

    void giveUp(HttpProblem reason) {
        end(reason);
    }

    @Override
    public void onDataAvailable() throws IOException {
        while (!hasEnded.get() && in.isReady() && received.readFrom(in)) {
            if (received.isTooLarge() && received.total() > DROPPED_AT_MOST) {
                end(null);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        end(null);
    }

    /** The client has gone, or what it sends is no HTTP. */
    @Override
    public void onError(Throwable failure) {
        end(failure instanceof SocketTimeoutException ? HttpProblem.bodyTooSlow() : HttpProblem.brokenBody());
    }

    private void end(@Nullable HttpProblem reason) {
        if (hasEnded.compareAndSet(false, true)) {
            problem = reason;
            Dispatcher.dispatch(request, () -> onEnd.accept(this), () -> {});
        }
    }
}

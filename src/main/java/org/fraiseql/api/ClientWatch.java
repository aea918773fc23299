package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/**
 * Looks after requests that have been waiting for a while: when the client has closed its connection, the statement that was run for it is cancelled, so that
 * the database does not work for nobody. Only on Linux. A client that closes just its own half and still reads counts as gone, as it does for nginx.
 * Thread-safe.
 */
final class ClientWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%.*)?");

    private final ReadCancellation cancellation;
    private final ThreadSlots<Waiting> requests = new ThreadSlots<>();
    private @Nullable ScheduledFuture<?> watch;

    ClientWatch(ReadCancellation cancellation) {
        this.cancellation = cancellation;
    }

    /** A request that a thread works for. */
    private static final class Waiting {
        private final HttpServletRequest request;
        private final long since = System.nanoTime();
        /** Seen and set by the watch alone. */
        private boolean wasOpen;

        Waiting(HttpServletRequest request) {
            this.request = request;
        }

        boolean isLong() {
            return System.nanoTime() - since > PATIENCE.toNanos();
        }

        TcpConnections.Connection connection() throws UnknownHostException {
            String address = request.getRemoteAddr();
            if (!DIGITS.matcher(address).matches()) {
                // would be looked up
                throw new UnknownHostException(address);
            }
            InetAddress remote = InetAddress.getByName(address);
            return new TcpConnections.Connection(request.getLocalPort(), remote, request.getRemotePort());
        }
    }

    void start(ScheduledExecutorService executor) {
        if (TcpConnections.now().isPresent()) {
            watch = executor.scheduleWithFixedDelay(
                    this::look, PATIENCE.toMillis(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    void stop() {
        if (watch != null) {
            watch.cancel(false);
        }
    }

    /** The thread begins with a request. */
    void begins(HttpServletRequest request) {
        requests.own().set(new Waiting(request));
    }

    /** Ends the watch: the request is answered. */
    void ended() {
        requests.own().set(null);
    }

    private void look() {
        List<ThreadSlots.Slot<Waiting>> waiting = new ArrayList<>();
        requests.forEach(slot -> {
            Waiting request = slot.get();
            if (request != null && request.isLong()) {
                waiting.add(slot);
            }
        });
        if (!waiting.isEmpty()) {
            TcpConnections.now().ifPresent(now -> waiting.forEach(slot -> look(slot, now)));
        }
    }

    private void look(ThreadSlots.Slot<Waiting> slot, TcpConnections now) {
        Waiting waiting = slot.get();
        Thread thread = slot.thread();
        if (waiting != null && thread != null && waiting.isLong() && isGone(slot, waiting, now)) {
            cancellation.cancelReadOf(thread);
        }
    }

    private static boolean isGone(ThreadSlots.Slot<Waiting> slot, Waiting waiting, TcpConnections now) {
        Optional<TcpConnections.Connection> connection = connection(slot, waiting);
        if (connection.isEmpty()) {
            return false;
        }
        return switch (now.state(connection.get())) {
            case OPEN -> {
                waiting.wasOpen = true;
                yield false;
            }
            case CLOSED_BY_PEER -> true;
            case ABSENT -> waiting.wasOpen;
        };
    }

    /** Empty when it was answered meanwhile: containers use their request objects again. */
    private static Optional<TcpConnections.Connection> connection(ThreadSlots.Slot<Waiting> slot, Waiting waiting) {
        try {
            TcpConnections.Connection connection = waiting.connection();
            return slot.get() == waiting ? Optional.of(connection) : Optional.empty();
        } catch (UnknownHostException | RuntimeException answered) {
            return Optional.empty();
        }
    }
}

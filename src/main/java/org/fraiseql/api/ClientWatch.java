package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.support.ThreadSlots;

/**
 * Looks after requests that have been waiting for a while: when the client has closed its connection, the statement that was run for it is cancelled, so that
 * the database does not work for nobody. Only on Linux. A client that closes just its own half and still reads counts as gone, as it does for nginx.
 * Thread-safe.
 */
final class ClientWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%.*)?");

    private final ReadCancellation cancellation;
    private final RequestsInProgress requests;

    ClientWatch(ReadCancellation cancellation, RequestsInProgress requests) {
        this.cancellation = cancellation;
        this.requests = requests;
    }

    void start(ScheduledExecutorService executor) {
        if (TcpConnections.now().isPresent()) {
            executor.scheduleWithFixedDelay(
                    this::look, PATIENCE.toMillis(), PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        }
    }

    private void look() {
        List<ThreadSlots.Slot<RequestInProgress>> waiting = new ArrayList<>();
        requests.forEachThread(slot -> {
            RequestInProgress request = slot.get();
            if (request != null && isLong(request)) {
                waiting.add(slot);
            }
        });
        if (!waiting.isEmpty()) {
            TcpConnections.now().ifPresent(now -> waiting.forEach(slot -> look(slot, now)));
        }
    }

    private static boolean isLong(RequestInProgress request) {
        return request.ageNanos(System.nanoTime()) > PATIENCE.toNanos();
    }

    private void look(ThreadSlots.Slot<RequestInProgress> slot, TcpConnections now) {
        RequestInProgress waiting = slot.get();
        Thread thread = slot.thread();
        if (waiting != null && thread != null && isLong(waiting) && isGone(slot, waiting, now)) {
            cancellation.cancelReadOf(thread);
        }
    }

    private static boolean isGone(
            ThreadSlots.Slot<RequestInProgress> slot, RequestInProgress waiting, TcpConnections now) {
        Optional<TcpConnections.Connection> connection = connection(slot, waiting);
        if (connection.isEmpty()) {
            return false;
        }
        return switch (now.state(connection.get())) {
            case OPEN -> {
                waiting.seenOpen();
                yield false;
            }
            case CLOSED_BY_PEER -> true;
            case ABSENT -> waiting.wasOpen();
        };
    }

    /** Empty when it was answered meanwhile: containers use their request objects again. */
    private static Optional<TcpConnections.Connection> connection(
            ThreadSlots.Slot<RequestInProgress> slot, RequestInProgress waiting) {
        try {
            TcpConnections.Connection connection = connection(waiting.request());
            return slot.get() == waiting ? Optional.of(connection) : Optional.empty();
        } catch (UnknownHostException | RuntimeException answered) {
            return Optional.empty();
        }
    }

    private static TcpConnections.Connection connection(HttpServletRequest request) throws UnknownHostException {
        String address = request.getRemoteAddr();
        if (!DIGITS.matcher(address).matches()) {
            // would be looked up
            throw new UnknownHostException(address);
        }
        InetAddress remote = InetAddress.getByName(address);
        return new TcpConnections.Connection(request.getLocalPort(), remote, request.getRemotePort());
    }
}

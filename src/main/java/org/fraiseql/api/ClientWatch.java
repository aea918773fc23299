package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.support.ThreadSlots;

/**
 * Looks after requests that have been waiting for a while: when the client has closed its connection, the statement that was run for it is cancelled, and one that
 * waits for its place gives up its turn, so that the database does not work for nobody. Only on Linux. A client that closes just its own half and still reads counts as gone, as it does for nginx.
 * Thread-safe.
 */
final class ClientWatch {
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Pattern DIGITS = Pattern.compile("[0-9.]+|[0-9a-fA-F.]*:[0-9a-fA-F:.]*(%.*)?");

    private final ReadCancellation cancellation;
    private final RequestsInProgress requests;
    private final QueuedRequests queue;

    ClientWatch(ReadCancellation cancellation, RequestsInProgress requests, QueuedRequests queue) {
        this.cancellation = cancellation;
        this.requests = requests;
        this.queue = queue;
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
        Map<RequestGate.Turn, RequestInProgress> queued = new LinkedHashMap<>();
        queue.forEach((turn, request) -> {
            if (isLong(request)) {
                queued.put(turn, request);
            }
        });
        if (!waiting.isEmpty() || !queued.isEmpty()) {
            TcpConnections.now().ifPresent(now -> {
                waiting.forEach(slot -> look(slot, now));
                queued.forEach((turn, request) -> look(turn, request, now));
            });
        }
    }

    private static boolean isLong(RequestInProgress request) {
        return request.ageNanos(System.nanoTime()) > PATIENCE.toNanos();
    }

    private void look(ThreadSlots.Slot<RequestInProgress> slot, TcpConnections now) {
        RequestInProgress waiting = slot.get();
        Thread thread = slot.thread();
        if (waiting != null && thread != null && isLong(waiting) && isGone(waiting, now, () -> slot.get() == waiting)) {
            cancellation.cancelReadOf(thread);
        }
    }

    private void look(RequestGate.Turn turn, RequestInProgress waiting, TcpConnections now) {
        if (isGone(waiting, now, () -> queue.has(turn))) {
            turn.refuse();
        }
    }

    private static boolean isGone(RequestInProgress waiting, TcpConnections now, BooleanSupplier isWaiting) {
        Optional<TcpConnections.Connection> connection = connection(waiting, isWaiting);
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
            RequestInProgress waiting, BooleanSupplier isWaiting) {
        try {
            TcpConnections.Connection connection = connection(waiting.request());
            return isWaiting.getAsBoolean() ? Optional.of(connection) : Optional.empty();
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

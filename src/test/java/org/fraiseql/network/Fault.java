package org.fraiseql.network;

import java.time.Duration;

/** What a network does to the connections that go through it. */
public sealed interface Fault {
    /** Those without a measure. */
    enum Plain implements Fault {
        /** Everything passes at once. */
        NONE,
        /** Nobody listens, and established connections end: the server's process is gone. */
        REFUSE,
        /** New connections are accepted and get no answer, established ones go on: the server is stuck. Those that waited are served when it is over. */
        HANG,
        /**
         * Not a byte passes, nor the end of a connection, and nobody is told: a cable is cut. What was sent meanwhile arrives when it is over, as TCP would send
         * it again. A new connection is accepted all the same, as only a kernel could keep quiet.
         */
        BLACK_HOLE,
        /**
         * The connections that exist when it begins are forgotten: not a byte of theirs passes ever again, and nobody is told. New ones pass: a firewall has
         * restarted.
         */
        HALF_OPEN,
        /** Established and new connections are reset (RST). */
        RESET
    }

    /** Each connection, established or new, is closed after so many bytes of the server's. */
    record Cut(long bytes) implements Fault {
        public Cut {
            if (bytes < 0) {
                throw new IllegalArgumentException("bytes: " + bytes);
            }
        }
    }

    /** So many bytes pass in a second, in each direction of each connection. */
    record Throttle(int bytesPerSecond) implements Fault {
        public Throttle {
            if (bytesPerSecond < 1) {
                throw new IllegalArgumentException("bytesPerSecond: " + bytesPerSecond);
            }
        }
    }

    /** What is read at once arrives so much later, in each direction, by up to {@code jitter} more; the order stays. */
    record Delay(Duration latency, Duration jitter) implements Fault {}
}

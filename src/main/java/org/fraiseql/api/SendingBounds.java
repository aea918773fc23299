package org.fraiseql.api;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import org.fraiseql.stream.HeldMemory;

/**
 * What all answers share while they are sent.
 *
 * @param permits of those that are sent while their rows are read
 * @param sendingThreads of the server that send long complete answers; when none is left, such answers are held
 * @param held sends those that are held
 * @param streamFromBytes an answer that is longer is sent while its rows are read
 * @param memory of answers that can't be sent yet
 * @param timeout of an answer that is sent while its rows are read, from its first byte
 * @param shutdown after which connections are not kept for further requests
 */
record SendingBounds(
        RequestsInProgress requests,
        StreamPermits permits,
        Semaphore sendingThreads,
        Supplier<HeldAnswers> held,
        int streamFromBytes,
        HeldMemory memory,
        Duration timeout,
        GracefulShutdown shutdown) {}

package org.fraiseql.support.config;

import java.time.Duration;

/**
 * What the edge offers beside GraphQL itself, and how long it has patience with a client ({@code fraiseql.http.*}).
 *
 * @param figures of the pool and the caches, in health checks and as queries
 * @param suggestions whether errors say what was probably meant, and which key of the configuration is to blame
 * @param serverTiming whether answers say how long the stages took
 * @param threads of the server, for requests
 * @param bodyTimeout for the whole body of a request
 * @param maxIncompleteBodies requests at once whose bodies are still on their way
 * @param minBytesPerSecond what a client must read of an answer, once it has been waited for for ten seconds
 * @param streamTimeout for a whole answer, from its first byte
 * @param maxStreams answers at once that are sent while their rows are read
 * @param streamFromBytes an answer that is longer is sent while its rows are read
 * @param maxHeldBytes of all answers that are complete and wait for their clients
 * @param maxHeldAnswers how many of them
 * @param unknownVariables what becomes of a variable that no operation declares: {@code refuse} or {@code ignore}
 * @param shutdown what requests under way may take when the server or the application is told to end
 * @param cors which pages of other origins may ask
 */
public record HttpConfig(
        boolean introspection,
        boolean console,
        boolean admin,
        boolean figures,
        boolean suggestions,
        boolean serverTiming,
        int threads,
        Duration bodyTimeout,
        int maxIncompleteBodies,
        int minBytesPerSecond,
        Duration streamTimeout,
        int maxStreams,
        int streamFromBytes,
        int maxHeldBytes,
        int maxHeldAnswers,
        String unknownVariables,
        Duration shutdown,
        CorsConfig cors) {
    static final String REFUSE = "refuse";
    static final String IGNORE = "ignore";

    public boolean ignoresUnknownVariables() {
        return unknownVariables.equals(IGNORE);
    }
}

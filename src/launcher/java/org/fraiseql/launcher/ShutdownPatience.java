package org.fraiseql.launcher;

import java.time.Duration;
import java.util.Map;

/** How long a server that is told to end may take for requests that are under way ({@code fraiseql.http.shutdown-ms}). */
final class ShutdownPatience {
    private static final String VARIABLE = "FRAISEQL_HTTP_SHUTDOWN_MS";
    private static final String USUAL_MILLIS = "30000";

    private ShutdownPatience() {}

    static Duration of(Map<String, String> environment) {
        String given = environment.getOrDefault(VARIABLE, "").strip();
        try {
            Duration patience = Duration.ofMillis(Long.parseLong(given.isEmpty() ? USUAL_MILLIS : given));
            if (!patience.isNegative()) {
                return patience;
            }
        } catch (NumberFormatException notANumber) {
            // said below, as of a number that is too small
        }
        throw LauncherException.usage(VARIABLE + " is \"" + given + "\", but must be a number of milliseconds.");
    }
}

package org.fraiseql.telemetry;

import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.config.FraiseqlConfig;

/** Finds out whether telemetry is asked for and to be had. */
public final class TelemetryStart {
    /** MicroProfile Telemetry 2.1, section "Configuration": true unless it is said otherwise. */
    private static final String DISABLED = "otel.sdk.disabled";

    private static final System.Logger LOG = System.getLogger(TelemetryStart.class.getName());

    private TelemetryStart() {}

    /** A server without telemetry is no reason not to serve. */
    public static Telemetry start(FraiseqlConfig config, Config source) {
        String disabled = source.getOptionalValue(DISABLED, String.class).orElse("true");
        if (!disabled.strip().equalsIgnoreCase("false")) {
            return Telemetry.OFF;
        }
        try {
            return ServerTelemetry.ofServer(Database.read(config, source), config.telemetry());
        } catch (LinkageError | RuntimeException missing) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "Telemetry is asked for (" + DISABLED
                            + " is false), but this server has no MicroProfile Telemetry: nothing is told",
                    missing);
            return Telemetry.OFF;
        }
    }
}

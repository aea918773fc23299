package org.fraiseql.launcher;

/** Reads port numbers that people wrote. */
final class Ports {
    private static final int LAST = 65_535;

    private Ports() {}

    static int parse(String origin, String text) {
        try {
            int port = Integer.parseInt(text.strip());
            if (port >= 1 && port <= LAST) {
                return port;
            }
        } catch (NumberFormatException notANumber) {
            // the same sentence as for a number out of range
        }
        throw LauncherException.usage(origin + " is \"" + text + "\", but a port is a number from 1 to " + LAST + ".");
    }
}

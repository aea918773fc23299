package org.fraiseql.container;

import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * How a server is started.
 *
 * @param environment what its process sees beyond our own environment
 * @param root of its web addresses
 * @param health where {@code health/ready} and the others are found
 */
record ServerCommand(List<String> command, Map<String, String> environment, URI root, URI health) {
    /** For the JVM: the optimising compiler takes half of the time until a server answers; and what notes the lines that are run. */
    static String jvmArguments() {
        return "-XX:TieredStopAtLevel=1 " + System.getProperty("fraiseql.test.agent", "");
    }
}

package org.fraiseql.telemetry;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The names that figures are kept under: clients may send as many as they like, and each would be a figure for ever. Thread-safe. */
final class OperationNames {
    /** The name of all operations beyond the bound, as OpenTelemetry has it. */
    static final String OTHER = "_OTHER";

    private final int max;
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    OperationNames(int max) {
        this.max = max;
    }

    /** The name itself, if it is one of the first. */
    String bounded(String name) {
        if (known.contains(name)) {
            return name;
        }
        synchronized (this) {
            return known.contains(name) || (known.size() < max && known.add(name)) ? name : OTHER;
        }
    }
}

package org.fraiseql.catalog;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The system catalog at one moment, as several roles see it.
 *
 * @param whole as the connecting user sees it
 * @param byRole what each of the other roles may use; roles that may use the same have equal ones
 */
public record DatabaseReading(DatabaseSnapshot whole, Map<String, DatabaseSnapshot> byRole) {
    public DatabaseReading {
        byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
    }
}

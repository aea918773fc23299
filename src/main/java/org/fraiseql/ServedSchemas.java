package org.fraiseql;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/**
 * What is served to whom, all of it from one reading of the database. Immutable.
 *
 * @param whole for the application itself, and for everybody where callers are not known
 */
record ServedSchemas(ServedSchema whole, Map<String, ServedSchema> byRole) {
    static ServedSchemas of(Served whole, Map<String, Served> byRole, Function<Served, ServedSchema> build) {
        Map<Served, ServedSchema> built = new LinkedHashMap<>();
        ServedSchema all = built.computeIfAbsent(whole, build);
        Map<String, ServedSchema> roles = new LinkedHashMap<>();
        byRole.forEach((role, part) -> roles.put(role, built.computeIfAbsent(part, build)));
        return new ServedSchemas(all, roles);
    }

    /** @throws EngineException {@code SERVICE_UNAVAILABLE} for a role whose schema was not read: before the database was reached, say */
    ServedSchema of(String role) {
        ServedSchema found = byRole.get(role);
        if (found == null) {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable")
                    .hint("The database has not been reached yet; see /health/ready."));
        }
        return found;
    }
}

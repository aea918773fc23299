package org.fraiseql;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;

/**
 * What is served to whom, all of it from one reading of the database. Immutable.
 *
 * @param whole for the application itself, and for everybody where callers are not known
 */
record ServedSchemas(ServedSchema whole, Map<String, ServedSchema> byRole) {
    /** Makes what is served. @param schemas how many different ones there are, which share the memory for caches */
    interface Build {
        ServedSchema of(Served one, int schemas);
    }

    static ServedSchemas of(Served whole, Map<String, Served> byRole, Build build) {
        Set<Served> different = new LinkedHashSet<>(byRole.values());
        different.add(whole);
        Map<Served, ServedSchema> built = new LinkedHashMap<>();
        Function<Served, ServedSchema> once =
                one -> built.computeIfAbsent(one, part -> build.of(part, different.size()));
        Map<String, ServedSchema> roles = new LinkedHashMap<>();
        byRole.forEach((role, part) -> roles.put(role, once.apply(part)));
        return new ServedSchemas(once.apply(whole), roles);
    }

    /** The caches of all of them together. */
    CacheStatistics sum(Function<ServedSchema, CacheStatistics> cache) {
        Set<ServedSchema> different = new LinkedHashSet<>(byRole.values());
        different.remove(whole);
        CacheStatistics sum = cache.apply(whole);
        for (ServedSchema one : different) {
            sum = sum.plus(cache.apply(one));
        }
        return sum;
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

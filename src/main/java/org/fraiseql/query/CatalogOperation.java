package org.fraiseql.query;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A query or mutation, as {@link CatalogInterceptor}s see it.
 *
 * @param name that it has in its document; empty when it has none
 * @param fields the names of its fields at the root, those of beans included
 * @param caller whoever it is done for; empty for the application itself, and where callers are not known
 * @param isOfApplication whether Java code asks, for a caller or not
 * @param requestId under which the log tells of the request
 */
public record CatalogOperation(
        Kind kind,
        Optional<String> name,
        List<String> fields,
        Optional<Caller> caller,
        boolean isOfApplication,
        String requestId) {
    /** Copies what it is given. */
    public CatalogOperation {
        fields = List.copyOf(fields);
    }

    /** Whether an operation reads or changes. */
    public enum Kind {
        QUERY,
        MUTATION
    }

    /**
     * Who asks.
     *
     * @param subject whom the credentials are about; blank for the anonymous
     * @param role of PostgreSQL
     * @param groups that the server, or the token, knows the caller to be in
     * @param claims JSON, an object
     */
    public record Caller(String subject, String role, Set<String> groups, String claims, boolean isAnonymous) {
        /** Copies what it is given. */
        public Caller {
            groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
        }

        /** Claims are not for logs. */
        @Override
        public String toString() {
            return isAnonymous ? "anonymous as " + role : subject + " as " + role;
        }
    }
}

package org.fraiseql.execution;

import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.fraiseql.sql.CallerSettings;

/**
 * Who asks, as the container has found out.
 *
 * @param subject whom the credentials are about; blank for the anonymous
 * @param role of PostgreSQL, one of {@code fraiseql.security.roles} or the anonymous one
 * @param groups that the container, or the token, knows the caller to be in
 * @param claims JSON, an object
 * @param settings what the transactions of this request are told
 */
public record Caller(
        String subject, String role, Set<String> groups, String claims, boolean isAnonymous, CallerSettings settings) {
    public Caller {
        groups = Collections.unmodifiableSet(new LinkedHashSet<>(groups));
    }

    /** Whether the caller is meant by this name: the role of PostgreSQL, or a group. */
    public boolean is(String roleOrGroup) {
        return role.equals(roleOrGroup) || groups.contains(roleOrGroup);
    }

    /** Whether this is somebody who may see what is for operators. */
    public boolean isOperator(Optional<String> adminRole) {
        return !isAnonymous && adminRole.filter(role::equals).isPresent();
    }

    /** Claims are not for logs. */
    @Override
    public String toString() {
        return isAnonymous ? "anonymous as " + role : subject + " as " + role;
    }
}

package org.fraiseql.support.config;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Who callers are, and as whom the database serves them ({@code fraiseql.security.*}).
 *
 * @param roleClaim where a token names the role, a path such as {@code realm_access.roles}
 * @param anonymousRole of those who bring no credentials, where that is allowed
 * @param roles that callers may have
 * @param groups the role of a group, for callers whom no claim gives one; the first that fits counts
 * @param adminRole who may reload, and see the configuration and the figures
 * @param claimsSetting which setting of the transaction has all claims as JSON; blank for none
 * @param claimPrefix what stands before the name of a claim that has a setting of its own, such as {@code jwt.claims.}; blank for none
 * @param methodSetting which setting has the HTTP method; blank for none
 * @param pathSetting which setting has the path of the HTTP request; blank for none
 * @param requestIdSetting which setting has the request's id; blank for none
 * @param headers of HTTP that have settings of their own, in lower case
 * @param headerPrefix what stands before their names
 * @param headersSetting which setting has those of them that were sent, as JSON; blank for none
 * @param maxSchemas how many different schemas of roles are held in memory at a time
 * @param schemaIdle how long one is held that nobody asks
 */
public record SecurityConfig(
        SecurityMode mode,
        ClaimPath roleClaim,
        Optional<String> anonymousRole,
        List<String> roles,
        Map<String, String> groups,
        Optional<String> adminRole,
        String claimsSetting,
        String claimPrefix,
        String methodSetting,
        String pathSetting,
        String requestIdSetting,
        List<String> headers,
        String headerPrefix,
        String headersSetting,
        AuditScope audit,
        int maxSchemas,
        Duration schemaIdle) {
    public SecurityConfig {
        roles = List.copyOf(roles);
        groups = Collections.unmodifiableMap(new LinkedHashMap<>(groups));
        headers = List.copyOf(headers);
    }

    public boolean isOn() {
        return mode != SecurityMode.OFF;
    }

    /** All roles that statements may run as; none where callers are not known. */
    public Set<String> servedRoles() {
        Set<String> served = new LinkedHashSet<>();
        if (isOn()) {
            served.addAll(roles);
            anonymousRole.ifPresent(served::add);
        }
        return served;
    }
}

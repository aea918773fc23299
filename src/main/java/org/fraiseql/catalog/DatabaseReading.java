package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The system catalog at one moment, as several roles see it.
 *
 * @param whole as the connecting user sees it
 * @param byRole what each of the other roles may use; roles that may use the same have equal ones
 * @param unbound those of them whom policies do not bind
 */
public record DatabaseReading(DatabaseSnapshot whole, Map<String, DatabaseSnapshot> byRole, List<UnboundRole> unbound) {
    public DatabaseReading {
        unbound = List.copyOf(unbound);
        byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
    }

    /** What the connecting user or one of the roles may use. */
    public DatabaseSnapshot ofAnybody() {
        List<DatabaseSnapshot> all = new ArrayList<>(List.of(whole));
        all.addAll(byRole.values());
        return new AnybodysSnapshot(all).with(whole);
    }

    /**
     * Whom policies do not bind (PostgreSQL manual, Row Security Policies).
     *
     * @param bypasses of no table: it has {@code BYPASSRLS}
     * @param owned the tables with policies whose owner it is, or has the rights of, and that do not force them
     */
    public record UnboundRole(String role, boolean bypasses, List<String> owned) {
        public UnboundRole {
            owned = List.copyOf(owned);
        }

        public Notice notice() {
            return Notice.ofRight(
                    bypasses
                            ? "Policies do not bind the role \"%s\" of fraiseql.security: it has BYPASSRLS. ALTER ROLE … NOBYPASSRLS takes it away."
                                    .formatted(role)
                            : "Policies of %s do not bind the role \"%s\" of fraiseql.security: it has the rights of their owner. Give them another owner, or ALTER TABLE … FORCE ROW LEVEL SECURITY."
                                    .formatted(String.join(", ", owned), role));
        }
    }
}

package org.fraiseql.api;

import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.CDI;
import jakarta.security.enterprise.SecurityContext;
import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Asks the container which groups somebody is in who has logged in without a token. {@code isUserInRole} need answer only for names that a deployment
 * descriptor declares (Jakarta Servlet, section 13.3), and the names here are known to the configuration alone; Jakarta Security's {@code isCallerInRole} takes any. Thread-safe.
 */
final class Groups {
    private static final boolean HAS_JAKARTA_SECURITY = hasJakartaSecurity();

    private final Set<String> names;

    /** @param names those that the configuration speaks of; the container is asked for no others */
    Groups(Set<String> names) {
        this.names = names;
    }

    private static boolean hasJakartaSecurity() {
        try {
            Class.forName("jakarta.security.enterprise.SecurityContext", false, Groups.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** In the order of the configuration. */
    Set<String> of(HttpServletRequest http) {
        Set<String> found = new LinkedHashSet<>();
        names.stream().filter(isIn(http)).forEach(found::add);
        return found;
    }

    private static Predicate<String> isIn(HttpServletRequest http) {
        Predicate<String> servlet = http::isUserInRole;
        return HAS_JAKARTA_SECURITY
                ? servlet.or(Asking.CONTEXT
                        .<Predicate<String>>map(context -> context::isCallerInRole)
                        .orElse(name -> false))
                : servlet;
    }

    /** Loaded only where its classes are, and only when somebody has logged in: a server need not have the bean. */
    private static final class Asking {
        private static final Optional<SecurityContext> CONTEXT = context();

        private Asking() {}

        private static Optional<SecurityContext> context() {
            try {
                Instance<SecurityContext> beans = CDI.current().select(SecurityContext.class);
                return beans.isResolvable() ? Optional.of(beans.get()) : Optional.empty();
            } catch (IllegalStateException noContainer) {
                return Optional.empty();
            }
        }
    }
}

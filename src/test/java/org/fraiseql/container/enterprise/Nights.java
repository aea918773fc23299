package org.fraiseql.container.enterprise;

import jakarta.ejb.Schedule;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.inject.Inject;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.query.Queries;

/** A timer of the EJB container's: what it was told when it asked as somebody, and as the application. */
@Singleton
@Startup
public class Nights {
    private static final AtomicReference<String> LAST = new AtomicReference<>("");

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Schedule(second = "*", minute = "*", hour = "*", persistent = false)
    void look() {
        LAST.set(Asked.tenants(queries) + " / " + Asked.tenants(queries.asApplication()));
    }

    static String last() {
        return LAST.get();
    }
}

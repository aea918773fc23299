package org.fraiseql.api;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;
import org.eclipse.microprofile.health.Startup;
import org.fraiseql.catalog.Notice;
import org.fraiseql.execution.ParityStatistics;
import org.fraiseql.store.HealthReport;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.support.config.FraiseqlConfig;

/** MicroProfile Health: live while the application runs, started once it is deployed, ready while it can answer from the database. */
@ApplicationScoped
public class HealthChecks {
    /** All of them stand in the log and in {@code GET /graphql/admin/catalog}. */
    private static final int MAX_NOTICES = 10;

    private final CatalogLifecycle lifecycle;
    private final DatabaseWatch watch;
    private final Provider<PoolMonitor> monitor;
    private final Provider<Parity> parity;
    private final GracefulShutdown shutdown;
    private final boolean hasFigures;
    private final boolean isSchemaShown;

    /**
     * @param monitor of the store, which must not be there before the container has found the application's entities: WildFly makes its checks of health before that
     */
    @Inject
    public HealthChecks(
            CatalogLifecycle lifecycle,
            DatabaseWatch watch,
            Provider<PoolMonitor> monitor,
            Provider<Parity> parity,
            GracefulShutdown shutdown,
            FraiseqlConfig config) {
        this.lifecycle = lifecycle;
        this.watch = watch;
        this.monitor = monitor;
        this.parity = parity;
        this.shutdown = shutdown;
        this.hasFigures = config.http().figures();
        this.isSchemaShown = config.http().suggestions();
    }

    /** For the container's client proxy only. */
    @SuppressWarnings("NullAway")
    protected HealthChecks() {
        this.lifecycle = null;
        this.watch = null;
        this.monitor = null;
        this.parity = null;
        this.shutdown = null;
        this.hasFigures = false;
        this.isSchemaShown = false;
    }

    @Produces
    @Liveness
    HealthCheck live() {
        return () -> HealthCheckResponse.up("fraiseql");
    }

    /** The database may be away: restarting us would not bring it back. */
    @Produces
    @Startup
    HealthCheck started() {
        return () -> HealthCheckResponse.up("fraiseql");
    }

    /** Down from the moment on at which new requests are refused. */
    @Produces
    @Readiness
    HealthCheck serving() {
        return () -> shutdown.hasBegun()
                ? HealthCheckResponse.named("serving")
                        .down()
                        .withData("reason", GracefulShutdown.REASON)
                        .build()
                : HealthCheckResponse.up("serving");
    }

    @Produces
    @Readiness
    HealthCheck catalog() {
        return () -> {
            List<String> problems = hasFigures ? lifecycle.problems() : lifecycle.problemsForAnybody();
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("catalog").status(problems.isEmpty());
            if (!problems.isEmpty()) {
                response.withData("reason", String.join(" ", problems));
            }
            addProblemsOfRoles(response, lifecycle.problemsOfRoles());
            addNotices(response, lifecycle.catalogs().notices());
            return response.build();
        };
    }

    /** A role whose schema can't be made is no reason not to be ready for the others. */
    private void addProblemsOfRoles(HealthCheckResponseBuilder response, List<String> problems) {
        if (!problems.isEmpty()) {
            response.withData(
                    "roles",
                    hasFigures ? String.join(" ", problems) : "The schema of a role can't be made; the log says why.");
        }
    }

    /** What has another name than it wants, or none, takes nothing from the rest: ready all the same. Names are told where the schema is no secret. */
    private void addNotices(HealthCheckResponseBuilder response, List<Notice> notices) {
        response.withData("notices", notices.size());
        for (int i = 0; isSchemaShown && i < Math.min(notices.size(), MAX_NOTICES); i++) {
            response.withData("notice." + (i + 1), notices.get(i).message());
        }
    }

    /** That the backends differ is no reason not to be ready: the one that serves is as good as ever. */
    private static void addParity(HealthCheckResponseBuilder response, ParityStatistics parity) {
        response.withData("parity.compared", parity.compared())
                .withData("parity.different", parity.different())
                .withData("parity.changing", parity.changing())
                .withData("parity.skipped", parity.skipped())
                .withData("parity.failed", parity.failed());
    }

    /** Never waits for the database, and is not down because all connections are in use: then a server more is what helps, not one less. */
    @Produces
    @Readiness
    HealthCheck database() {
        return () -> {
            HealthReport report = watch.last();
            HealthCheckResponseBuilder response =
                    HealthCheckResponse.named("database").status(report.state() != HealthReport.State.UNHEALTHY);
            if (hasFigures) {
                monitor.get().statistics().figures().forEach(response::withData);
                parity.get().check().ifPresent(check -> addParity(response, check.statistics()));
            }
            if (!report.isHealthy()) {
                response.withData("reason", report.message());
            }
            return response.build();
        };
    }
}

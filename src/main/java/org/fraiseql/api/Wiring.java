package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.sql.DataSource;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.Engine;
import org.fraiseql.catalog.CatalogSource;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RecentSlowQueries;
import org.fraiseql.execution.SlowQueryLog;
import org.fraiseql.query.Queries;
import org.fraiseql.store.Backend;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.ConnectionCircuit;
import org.fraiseql.store.Guarded;
import org.fraiseql.store.GuardedBackend;
import org.fraiseql.store.GuardedWrites;
import org.fraiseql.store.JoiningBackend;
import org.fraiseql.store.JoiningTransactions;
import org.fraiseql.store.OutageGuard;
import org.fraiseql.store.OverdueStatements;
import org.fraiseql.store.OwnTransaction;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadOpening;
import org.fraiseql.store.ResilientBackend;
import org.fraiseql.store.ResilientTransactions;
import org.fraiseql.store.TransactionScope;
import org.fraiseql.store.Transactions;
import org.fraiseql.store.Undecorated;
import org.fraiseql.store.WriteBackend;
import org.fraiseql.store.WriteTransaction;
import org.fraiseql.store.jdbc.ContainerPool;
import org.fraiseql.store.jdbc.JdbcBackend;
import org.fraiseql.store.jdbc.JdbcCatalogChanges;
import org.fraiseql.store.jdbc.JdbcCatalogSource;
import org.fraiseql.store.jdbc.JdbcPoolMonitor;
import org.fraiseql.store.jdbc.JdbcWrites;
import org.fraiseql.store.jdbc.NamedDataSource;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.PersistedOperationsConfig;
import org.fraiseql.support.config.PersistedOperationsConfig.Mode;
import org.fraiseql.telemetry.Figures;
import org.fraiseql.telemetry.Telemetry;
import org.fraiseql.telemetry.TelemetryStart;
import org.fraiseql.typed.CallerElsewhere;
import org.fraiseql.typed.TypedQueries;

/** Makes CDI beans of the stages, which know nothing of CDI. */
@ApplicationScoped
public class Wiring {
    private static final System.Logger LOG = System.getLogger(Wiring.class.getName());
    private static final String DATASOURCE = "jdbc/fraiseql";

    // not injected: without a datasource the application would not start, and nobody would be told why
    private final DataSource dataSource = new NamedDataSource(DATASOURCE);
    private final DataSource inTransactions = new NamedDataSource("jdbc/fraiseql-transaction");

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    TransactionSynchronizationRegistry transactions;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedScheduledExecutorService executor;

    /** @throws org.fraiseql.support.config.ConfigProblems which fails the deployment */
    @Produces
    @Singleton
    FraiseqlConfig config(Config source) {
        if (DatabaseAddress.isUrlAlone(System.getenv())) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "DATABASE_URL is passed over: the server's datasource takes PGHOST, PGPORT, PGUSER, PGPASSWORD and PGDATABASE");
        }
        FraiseqlConfig config = ConfigReader.read(source);
        TokenAudience.warning(config.security(), source)
                .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        HeapForRows.warning(config.db(), Runtime.getRuntime().maxMemory())
                .ifPresent(warning -> LOG.log(System.Logger.Level.WARNING, warning));
        return config;
    }

    @Produces
    @Singleton
    @Undecorated
    JdbcBackend backend(FraiseqlConfig config) {
        return new JdbcBackend(dataSource, inTransactions, config.db());
    }

    @Produces
    @Singleton
    ChosenStore chosenStore(
            @Undecorated JdbcBackend backend, @Undecorated JdbcWrites writes, FraiseqlConfig config, Config source) {
        ChosenStore store =
                config.db().isReactive() ? ReactiveWiring.start(config, source) : jdbc(backend, writes, config);
        return config.db().gathers() ? store.gathering(config.db().maxConnections() / 2) : store;
    }

    private static ChosenStore jdbc(JdbcBackend backend, JdbcWrites writes, FraiseqlConfig config) {
        return new ChosenStore(
                backend,
                writes,
                new JdbcPoolMonitor(
                        backend.connections(),
                        ContainerPool.of(ManagementFactory.getPlatformMBeanServer(), DATASOURCE)),
                () -> JdbcCatalogChanges.open(backend.connections(), config.db().queryTimeout()),
                backend.cancellation(),
                () -> {}, // see overdueStatements
                Wiring::noSessions, // see OwnSessions
                () -> {});
    }

    private static AutoCloseable noSessions() {
        throw new IllegalStateException("JDBC has no sessions of Hibernate Reactive");
    }

    static void close(@Disposes ChosenStore store) {
        store.close().run();
    }

    /** Empty unless the backends are to be compared. */
    @Produces
    @Singleton
    Parity parity(ChosenStore store, @Undecorated JdbcBackend backend, FraiseqlConfig config, Config source) {
        if (!config.db().parityTesting()) {
            return Parity.NONE;
        }
        if (config.db().isReactive()) {
            return Parity.between(store.reads(), backend, config, executor, () -> {}, () -> {});
        }
        ChosenStore other = ReactiveWiring.start(config, source);
        return Parity.between(store.reads(), other.reads(), config, executor, other.overdue(), other.close());
    }

    static void close(@Disposes Parity parity) {
        parity.close().run();
    }

    @Produces
    @Singleton
    Telemetry telemetry(FraiseqlConfig config, Config source) {
        return TelemetryStart.start(config, source);
    }

    static void close(@Disposes Telemetry telemetry) {
        telemetry.close();
    }

    @Produces
    @Singleton
    GracefulShutdown gracefulShutdown(FraiseqlConfig config) {
        GracefulShutdown shutdown = new GracefulShutdown(config.http().shutdown());
        shutdown.watch();
        return shutdown;
    }

    static void close(@Disposes GracefulShutdown shutdown) {
        shutdown.close();
    }

    @Produces
    @Singleton
    OutageGuard outageGuard(ConnectionCircuit circuit) {
        return new OutageGuard(circuit);
    }

    @Produces
    @Singleton
    @Guarded
    Backend guardedBackend(ChosenStore store, OutageGuard guard) {
        return new GuardedBackend(store.reads(), guard);
    }

    @Produces
    @Singleton
    WriteBackend writeBackend(@Undecorated JdbcWrites writes, OutageGuard guard) {
        return new GuardedWrites(writes, guard);
    }

    @Produces
    @Singleton
    CatalogSource catalogSource(@Undecorated JdbcBackend backend, FraiseqlConfig config) {
        return new JdbcCatalogSource(backend.connections(), config.db().queryTimeout());
    }

    @Produces
    @Singleton
    CatalogChanges.Source catalogChanges(ChosenStore store) {
        return store.changes();
    }

    @Produces
    @Singleton
    PoolMonitor poolMonitor(ChosenStore store) {
        return store.monitor();
    }

    @Produces
    @Singleton
    ReadCancellation readCancellation(ChosenStore store) {
        return store.cancellation();
    }

    /** Cancels overdue statements of the chosen backend, and those of JDBC in any case, where statements of JTA transactions run. */
    @Produces
    @Singleton
    OverdueStatements overdueStatements(
            ChosenStore store, Parity parity, @Undecorated JdbcBackend backend, @Undecorated JdbcWrites writes) {
        return () -> {
            store.overdue().cancel();
            parity.overdue().cancel();
            backend.cancelOverdue();
            writes.cancelOverdue();
        };
    }

    @Produces
    @Singleton
    @Undecorated
    JdbcWrites directWrites(@Undecorated JdbcBackend backend, FraiseqlConfig config) {
        return new JdbcWrites(
                backend.connections(),
                config.db().queryTimeout(),
                config.db().mutationIsolation().sqlName());
    }

    /** @throws UnreadableOperations which fails the deployment */
    private static KnownOperations knownOperations(PersistedOperationsConfig config) {
        return config.folder().isEmpty() || config.mode() == Mode.OFF
                ? KnownOperations.NONE
                : OperationFiles.read(config.folder());
    }

    @Produces
    @Singleton
    Engine engine(
            @Undecorated JdbcBackend backend,
            @Guarded Backend guarded,
            ReadOpening opening,
            ChosenStore store,
            OutageGuard guard,
            WriteTransaction transaction,
            Parity parity,
            Telemetry telemetry,
            InterceptorBeans interceptors,
            RecentSlowQueries slowQueries,
            FraiseqlConfig config) {
        Backend alone = new ResilientBackend(guarded, opening, config.db());
        Engine engine = new Engine(
                new JoiningBackend(transactions, backend.inTransaction(), alone),
                transactions(store, guard, transaction, config),
                config,
                Observer.of(List.of(telemetry.observer(), slowQueryLog(config), shownToAdmins(slowQueries, config))),
                knownOperations(config.persistedOperations()),
                parity.told(),
                interceptors.found(transactions));
        Figures.ofCaches(engine, telemetry);
        Figures.ofPool(store.monitor(), telemetry);
        parity.check().ifPresent(check -> Figures.ofParity(check, telemetry));
        return engine;
    }

    private static Observer slowQueryLog(FraiseqlConfig config) {
        return config.db().performanceLog() ? new SlowQueryLog(config.db().performanceThreshold()) : Observer.NONE;
    }

    @Produces
    @Singleton
    RecentSlowQueries recentSlowQueries(FraiseqlConfig config) {
        return new RecentSlowQueries(config.db().performanceThreshold());
    }

    private static Observer shownToAdmins(RecentSlowQueries slowQueries, FraiseqlConfig config) {
        return config.http().admin() ? slowQueries : Observer.NONE;
    }

    /** What applications inject. */
    @Produces
    @ApplicationScoped
    Queries queries(Engine engine, FraiseqlConfig config, HttpServletRequest request) {
        CallerElsewhere caller = new CallerOfRequest(new Callers(config.security()), request);
        return new TypedQueries(engine, new JtaEnd(transactions), caller);
    }

    private static Transactions transactions(
            ChosenStore store, OutageGuard guard, WriteTransaction transaction, FraiseqlConfig config) {
        Transactions ofJta = new ResilientTransactions(transaction, config.db());
        if (!config.db().isReactive()) {
            return ofJta;
        }
        TransactionScope own = new OwnTransaction(new GuardedWrites(store.writes(), guard));
        return new JoiningTransactions(transaction, ofJta, new ResilientTransactions(own, config.db()));
    }
}

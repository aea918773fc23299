package org.fraiseql.api;

import jakarta.annotation.PostConstruct;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.BeforeDestroyed;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fraiseql.Engine;
import org.fraiseql.Served;
import org.fraiseql.beans.BeanSchema;
import org.fraiseql.beans.DocumentRecords;
import org.fraiseql.beans.PublishedSchema;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogSource;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.read.CatalogOptions;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.support.config.DirectivesFile;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * Brings the catalog to the engine at start-up and goes on trying while the database is away: the application deploys all the same, answers what beans
 * can answer, and readiness tells why it is not ready.
 */
@ApplicationScoped
public class CatalogLifecycle {
    private static final System.Logger LOG = System.getLogger(CatalogLifecycle.class.getName());
    private static final int IDLE_SECONDS = 10;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    CatalogSource source;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    DatabaseWatch watch;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    BeanSchema beans;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Engine engine;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    FraiseqlConfig config;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    InterceptorBeans interceptors;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    DocumentRecords documents;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Admission admission;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedScheduledExecutorService executor;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init") // made when the container has injected what it needs
    private CatalogRefresh refresh;

    /** Schemas of roles are made one after the other: SmallRye makes no two at a time. */
    @SuppressWarnings("NullAway.Init") // made when the container has injected what it needs
    private ThreadPoolExecutor makerThreads;

    @SuppressWarnings("NullAway.Init") // made when the container has injected what it needs
    private Served.Makers makers;

    @SuppressWarnings("NullAway.Init") // known when the container has made this
    private ClassLoader application;

    private volatile CatalogsByRole current = CatalogsByRole.EMPTY;

    @PostConstruct
    void prepare() {
        application = Thread.currentThread().getContextClassLoader();
        refresh = new CatalogRefresh(source, config, this::outside, this::serve, this::after);
        makerThreads =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), threads);
        makerThreads.allowCoreThreadTimeOut(true);
        makers = Served.Makers.of(makerThreads, admission.placesToWaitForSchemas());
    }

    /** What the application has to say about the catalog. */
    private CatalogOptions outside() {
        return new CatalogOptions(
                config.json().bigNumbersAsStrings(),
                beans.takenNames(),
                DirectivesFile.read(config.catalog().directives()),
                documents.shapes());
    }

    private Future<?> after(Duration delay, Runnable task) {
        return executor.schedule(task, delay.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Deployment waits for the first reading, so that a server which says it is up answers queries; a database that is down says so at once. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        LOG.log(System.Logger.Level.INFO, "Configuration: {0}", config);
        serve(CatalogsByRole.EMPTY);
        read();
        executor.execute(() -> watch.run(this::readSoon));
    }

    private void readSoon() {
        executor.execute(this::read);
    }

    private void serve(CatalogsByRole catalogs) {
        BeanSchema.Part whole =
                new BeanSchema.Part(catalogs.whole(), BeanSchema.Operators.AS_CONFIGURED, Collections.emptySet());
        Map<BeanSchema.Part, Served.Part> parts = new LinkedHashMap<>();
        Map<String, Served.Part> byRole = new LinkedHashMap<>();
        for (String role : config.security().servedRoles()) {
            byRole.put(
                    role,
                    parts.computeIfAbsent(
                            part(role, catalogs),
                            part -> new Served.Part(
                                    part.catalog(),
                                    List.of(part.operators(), part.hidden()),
                                    () -> inApplication(part))));
        }
        List<Notice> ofBeans = new ArrayList<>(
                unfit(Stream.concat(Stream.of(whole), parts.keySet().stream()).toList()));
        ofBeans.addAll(interceptors.unfit(catalogs));
        ofBeans.addAll(documents.unfit());
        ofBeans.forEach(notice -> LOG.log(System.Logger.Level.WARNING, notice.message()));
        tellOfUndeclaredDocuments(catalogs.whole());
        engine.serve(served(whole), byRole, makers);
        current = catalogs.withNotices(ofBeans);
        if (engine.isCatalogServed()) {
            prepareKnownOperations();
        }
    }

    /** Beans that can't be held against one part keep nobody from what is served. */
    private List<Notice> unfit(List<BeanSchema.Part> parts) {
        try {
            return beans.unfit(parts);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, "It could not be found out which fields of beans fit the tables", e);
            return List.of();
        }
    }

    private static void tellOfUndeclaredDocuments(Catalog catalog) {
        List<String> relations = ProposedShapes.undeclared(catalog).stream()
                .map(list -> list.table().readFrom().toString())
                .toList();
        if (!relations.isEmpty()) {
            LOG.log(
                    System.Logger.Level.INFO,
                    "The documents of {0} are served as JSON. GET /graphql/admin/shapes (fraiseql.http.admin=true) proposes a @type for each, made of a sample of its rows",
                    String.join(", ", relations));
        }
    }

    private BeanSchema.Part part(String role, CatalogsByRole catalogs) {
        boolean isAdmin = config.security().adminRole().filter(role::equals).isPresent();
        return new BeanSchema.Part(
                catalogs.byRole().getOrDefault(role, Catalog.EMPTY),
                isAdmin ? BeanSchema.Operators.AS_CONFIGURED : BeanSchema.Operators.HIDDEN,
                beans.hiddenFrom(role));
    }

    private Served served(BeanSchema.Part part) {
        boolean nonNullRelations = config.schema().nonNullRelations() && !interceptors.hideRows();
        PublishedSchema published = beans.publish(part, SchemaTypes.of(part.catalog(), nonNullRelations));
        return new Served(part.catalog(), published.graphQLSchema(), published);
    }

    /** On whatever thread. */
    private Served inApplication(BeanSchema.Part part) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        thread.setContextClassLoader(application);
        try {
            return served(part);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    /** Compiles the known operations, or has it done where callers are known. One that does not fit the schema is logged, and answered with its error when it is asked for; the catalog is served all the same. */
    private void prepareKnownOperations() {
        try {
            engine.prepareKnown(CatalogLifecycle::tellOfUnfitOperations);
        } catch (RuntimeException | LinkageError | StackOverflowError e) {
            LOG.log(System.Logger.Level.WARNING, "Persisted operations could not be compiled ahead of requests", e);
        }
    }

    private static void tellOfUnfitOperations(List<String> problems) {
        if (!problems.isEmpty()) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "{0} problems: persisted operations do not fit the schema:\n  {1}",
                    problems.size(),
                    String.join("\n  ", problems));
        }
    }

    void end(@Observes @BeforeDestroyed(ApplicationScoped.class) Object event) {
        refresh.end();
        watch.end();
        makerThreads.shutdownNow();
        engine.endMaking();
    }

    /** Why the catalog is not served as it is in the database; empty when all is well. */
    public List<String> problems() {
        return refresh.problems();
    }

    /** The problems as anybody may read them. */
    List<String> problemsForAnybody() {
        return refresh.problemsForAnybody();
    }

    /** Which roles are not served what they may use, and why. Others are served all the same. */
    List<String> problemsOfRoles() {
        return engine.problemsOfRoles();
    }

    /** What is served now, and to whom; before the first reading nothing of the database. */
    CatalogsByRole catalogs() {
        return current.withNotices(
                problemsOfRoles().stream().map(Notice::leftOut).toList());
    }

    /**
     * Reads the catalog anew. Requests in flight finish on the old one; if the reading fails, so do later ones, and readiness says why.
     *
     * @return what went wrong, if anything
     */
    public Optional<String> reload() {
        read();
        return refresh.failure();
    }

    /** A request met a database that is not as the catalog says. Many requests ask at once; one reading answers them all. */
    void askForReload() {
        refresh.askedByRequest();
    }

    private void read() {
        refresh.read();
    }
}

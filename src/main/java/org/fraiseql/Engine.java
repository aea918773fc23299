package org.fraiseql;

import com.github.benmanes.caffeine.cache.Ticker;
import graphql.schema.GraphQLSchema;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.Documents;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.document.KnownOperations;
import org.fraiseql.document.PersistedQueries;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.document.UnfitForAll;
import org.fraiseql.execution.AnsweredReads;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.CompiledOperation;
import org.fraiseql.execution.CompiledPlans;
import org.fraiseql.execution.CompiledRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.FieldRows;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.execution.RequestOfThread;
import org.fraiseql.execution.RequestReports;
import org.fraiseql.execution.RequestRunner;
import org.fraiseql.execution.RequestTrace;
import org.fraiseql.plan.cost.OperationCost;
import org.fraiseql.store.Backend;
import org.fraiseql.store.Transactions;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.CacheMonitor;
import org.fraiseql.support.CacheStatistics;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Puts the stages in a row: document, plan and sql, execution with store and stream. Thread-safe. */
public final class Engine implements CacheMonitor {
    private final RequestRunner ofClients;
    private final RequestRunner ofApplication;
    private final FraiseqlConfig config;
    private final Observer observer;
    private final RequestReports reports;
    private final Interceptors interceptors;
    private final PersistedQueries persistedQueries;
    private final boolean hasKnown;
    private final AtomicReference<@Nullable ServedSchemas> served = new AtomicReference<>();
    private final RequestOfThread ofThread;

    public Engine(Backend backend, Transactions transactions, FraiseqlConfig config, Observer observer) {
        this(backend, transactions, config, observer, KnownOperations.NONE);
    }

    /** @param known operations that clients may name instead of sending them */
    public Engine(
            Backend backend,
            Transactions transactions,
            FraiseqlConfig config,
            Observer observer,
            KnownOperations known) {
        this(backend, transactions, config, observer, known, AnsweredReads.NOBODY, Interceptors.NONE);
    }

    /**
     * @param told of the queries of clients that were answered
     * @param interceptors what the application has to say about operations
     */
    public Engine(
            Backend backend,
            Transactions transactions,
            FraiseqlConfig config,
            Observer observer,
            KnownOperations known,
            AnsweredReads told,
            Interceptors interceptors) {
        this.interceptors = interceptors;
        this.ofClients = RequestRunner.of(backend, transactions, config.limits(), told);
        this.ofApplication =
                RequestRunner.of(backend, transactions, config.limits().withoutMaxCost(), AnsweredReads.NOBODY);
        this.ofThread = new RequestOfThread(config.security().isOn());
        this.config = config;
        this.persistedQueries = new PersistedQueries(
                config.limits(), config.persistedOperations().mode(), known);
        this.hasKnown = !known.operations().isEmpty();
        this.observer = observer;
        this.reports =
                new RequestReports(observer, new AuditLog(config.security().audit()));
    }

    /**
     * Answers a request: writes the whole response into the buffer, errors included.
     *
     * @throws IllegalStateException when callers are known and neither one of them nor the application asks
     * @throws StreamInterruptedException when it failed after bytes had left; the response must be aborted
     * @throws org.fraiseql.stream.ClientGoneException when the client hung up
     */
    public ExecutionResult answer(GraphQLRequest request, RequestContext context, ResponseBuffer out) {
        if (config.security().isOn() && context.caller().isEmpty() && !context.isOfApplication()) {
            throw new IllegalStateException("Nobody has said who asks.");
        }
        Observer.Watch watch = reports.begins();
        RequestTrace trace = reports.trace(request, context);
        long start = out.mark();
        Optional<ExecutionResult> result = Optional.empty();
        try {
            ExecutionResult answered = answer(request, context, out, trace);
            result = Optional.of(answered);
            return answered;
        } finally {
            reports.ended(request, context, trace, out.mark() - start, result, watch);
        }
    }

    private ExecutionResult answer(
            GraphQLRequest request, RequestContext context, ResponseBuffer out, RequestTrace trace) {
        long start = out.mark();
        try {
            ServedSchema now = current(context);
            PreparedRequest prepared = now.prepare(request, context.isOfApplication());
            trace.prepared(prepared);
            trace.times().ended("parse");
            Optional<Interceptors.OfRequest> interception = interception(prepared, now, context, trace);
            if (interception.isPresent()) {
                return ofThread.during(context, () -> run(interception.get(), now, context, out, trace));
            }
            CompiledRequest compiled = now.plans().compile(prepared, context.bigNumbersAsStrings());
            return run(compiled, now, prepared, context, out, trace);
        } catch (EngineException e) {
            out.reset(start);
            new ResponseWriter(out).errorsOnly(shown(e.problems(), context));
            return trace.failed(e);
        }
    }

    private ExecutionResult run(
            Interceptors.OfRequest interception,
            ServedSchema now,
            RequestContext context,
            ResponseBuffer out,
            RequestTrace trace) {
        Optional<ExecutionResult> result = Optional.empty();
        try {
            CompiledPlans.Conditioned compiled = conditioned(now, interception, context);
            ExecutionResult answered = run(compiled.compiled(), now, compiled.request(), context, out, trace);
            result = Optional.of(answered);
            return answered;
        } catch (EngineException e) {
            result = Optional.of(trace.failed(e));
            throw e;
        } finally {
            trace.keepsPlace(); // the application may have much to do
            interception.ended(result, trace);
        }
    }

    private ExecutionResult run(
            CompiledRequest compiled,
            ServedSchema now,
            PreparedRequest prepared,
            RequestContext context,
            ResponseBuffer out,
            RequestTrace trace) {
        trace.compiled();
        Supplier<ExecutionResult> work =
                () -> runner(context).run(compiled, now.catalog().writeModel(), now.beans(), prepared, out, trace);
        return compiled.hasBeans() ? ofThread.during(context, work) : work.get();
    }

    private RequestRunner runner(RequestContext context) {
        return context.isOfApplication() ? ofApplication : ofClients;
    }

    /** What the application's interceptors say about a request; empty where there are none, or no field is the catalog's. */
    private Optional<Interceptors.OfRequest> interception(
            PreparedRequest prepared, ServedSchema now, RequestContext context, RequestTrace trace) {
        if (interceptors == Interceptors.NONE || !now.plans().asksCatalog(prepared.operation())) {
            return Optional.empty();
        }
        Interceptors.OfRequest interception = interceptors.of(prepared, now.catalog(), now.coercion(), context);
        trace.interceptedBy(interception);
        return Optional.of(interception);
    }

    private static CompiledPlans.Conditioned conditioned(
            ServedSchema now, Interceptors.OfRequest interception, RequestContext context) {
        return now.plans()
                .compile(interception.admitted(), context.bigNumbersAsStrings(), interception, now.coercion());
    }

    private List<Problem> shown(List<Problem> problems, RequestContext context) {
        List<Problem> told = mayKnowFigures(context)
                ? problems
                : problems.stream().map(OperationCost::withoutFigures).toList();
        return config.http().suggestions()
                ? told
                : told.stream().map(Problem::withoutSuggestions).toList();
    }

    /** How many rows tables have is for operators, where callers are known. */
    private boolean mayKnowFigures(RequestContext context) {
        return context.caller()
                .map(caller -> caller.isOperator(config.security().adminRole()))
                .orElse(true);
    }

    /** The caller for whom a bean works on this thread; empty where the application works for itself, and where callers are not known. */
    public Optional<Caller> caller() {
        return ofThread.caller();
    }

    /**
     * Answers a request of a bean as the caller whom it works for; in its JTA transaction, if there is one.
     *
     * @throws IllegalStateException when callers are known and there is none, as on a thread that the bean has begun itself: see {@link #answerAsApplication}
     */
    public ExecutionResult answer(GraphQLRequest request, ResponseBuffer out) {
        return answer(request, ofBean(), out);
    }

    /** Whether somebody asks on this thread, or callers are not known. */
    public boolean mayAsk() {
        return ofThread.mayAsk();
    }

    /** On what terms a bean asks on this thread. @throws IllegalStateException as {@link #answer(GraphQLRequest, ResponseBuffer)} does */
    public RequestContext ofBean() {
        return ofThread.ofBean();
    }

    /** Answers a request that the application makes for somebody: as this caller, and within what the application may ask for. */
    public ExecutionResult answerFor(Caller caller, GraphQLRequest request, ResponseBuffer out) {
        return answer(request, ofApplication().by(caller), out);
    }

    /** Answers a request of the application's own, as the connecting user, whoever the bean works for. */
    public ExecutionResult answerAsApplication(GraphQLRequest request, ResponseBuffer out) {
        return answer(request, ofApplication(), out);
    }

    /** On what terms the application asks: the log tells of it beside the request that a bean works for, whose deadline holds. */
    public RequestContext ofApplication() {
        return ofThread.ofApplication();
    }

    /**
     * Checks and compiles a query of one field of the catalog's, to be {@linkplain #read read} row by row.
     *
     * @throws EngineException when it fits nothing that this caller is served
     */
    public CompiledRead compile(GraphQLRequest request, RequestContext context) {
        return compile(request, current(context), context);
    }

    private static CompiledRead compile(GraphQLRequest request, ServedSchema now, RequestContext context) {
        PreparedRequest prepared = now.prepare(request, context.isOfApplication());
        return read(now, prepared, now.plans().compile(prepared, context.bigNumbersAsStrings()));
    }

    private static CompiledRead read(ServedSchema now, PreparedRequest prepared, CompiledRequest compiled) {
        if (compiled instanceof CompiledRequest.Query(CompiledOperation operation)) {
            return new CompiledRead(now, prepared, operation);
        }
        throw new EngineException(
                Problem.of(ErrorCode.GRAPHQL_VALIDATION_FAILED, "Fields of beans are not read row by row."));
    }

    /** The same query for what this caller is served now. @throws EngineException when it does not fit that any more */
    public CompiledRead renewed(CompiledRead given, RequestContext context) {
        return renewed(given, current(context), context);
    }

    private static CompiledRead renewed(CompiledRead given, ServedSchema now, RequestContext context) {
        return given.isOf(now) ? given : given.like(compile(given.request().request(), now, context));
    }

    /** {@linkplain #read Opens} the rows of a query that was {@linkplain #renewed renewed} just now: of what is served at that time, whatever is served since. */
    public FieldRows readRenewed(CompiledRead renewed, RequestContext context) {
        return read(renewed, context, renewed::served);
    }

    /** Opens the rows of a query; those of its count when that is what it {@linkplain CompiledRead#counting counts}. Whoever reads them closes them. */
    public FieldRows read(CompiledRead given, RequestContext context) {
        return read(given, context, () -> current(context));
    }

    private FieldRows read(CompiledRead given, RequestContext context, Supplier<ServedSchema> servedThen) {
        GraphQLRequest request = given.request().request();
        RequestTrace trace = reports.trace(request, context);
        trace.prepared(given.request());
        try {
            ServedSchema now = servedThen.get();
            CompiledRead read = renewed(given, now, context);
            Optional<Interceptors.OfRequest> interception = interception(read.request(), now, context, trace);
            return interception.isEmpty()
                    ? open(read, context, trace)
                    : ofThread.during(context, () -> open(read, now, interception.get(), context, trace));
        } catch (EngineException e) {
            reports.rowsEnded(request, context, trace, ExecutionResult.failed(e, trace.times()));
            throw e;
        }
    }

    private FieldRows open(CompiledRead read, RequestContext context, RequestTrace trace) {
        GraphQLRequest request = read.request().request();
        return runner(context)
                .queries()
                .open(read.operation(), read.request(), trace)
                .whenClosed(result -> reports.rowsEnded(request, context, trace, result));
    }

    private FieldRows open(
            CompiledRead given,
            ServedSchema now,
            Interceptors.OfRequest interception,
            RequestContext context,
            RequestTrace trace) {
        try {
            CompiledPlans.Conditioned compiled = conditioned(now, interception, context);
            CompiledRead read = given.like(read(now, compiled.request(), compiled.compiled()));
            GraphQLRequest request = read.request().request();
            return runner(context)
                    .queries()
                    .open(read.operation(), read.request(), trace)
                    .whenClosed(result -> {
                        ofThread.during(context, () -> {
                            interception.ended(Optional.of(result), trace);
                            return result;
                        });
                        reports.rowsEnded(request, context, trace, result);
                    });
        } catch (EngineException e) {
            interception.ended(Optional.of(ExecutionResult.failed(e, trace.times())), trace);
            throw e;
        } catch (RuntimeException e) {
            interception.ended(Optional.empty(), trace);
            throw e;
        }
    }

    /** Serves this catalog from the next request on. Requests in flight finish on the one they began with. @param schema of catalog and beans */
    public void serve(Catalog catalog, GraphQLSchema schema, BeanFields beans) {
        serve(new Served(catalog, schema, beans), Collections.emptyMap(), Served.Makers.AT_ONCE);
    }

    /**
     * Serves this catalog, and to the callers of each role the part that they may see. Roles that see the same part share it. Schemas of roles that were asked for and
     * have changed are made then.
     *
     * @param makers make the schemas of roles; requests wait for that within their deadlines
     */
    public void serve(Served whole, Map<String, Served.Part> byRole, Served.Makers makers) {
        ServedSchemas next =
                new ServedSchemas(whole, byRole, config, Ticker.systemTicker(), this::servedSchema, makers);
        ServedSchemas before = served.get();
        if (before != null) {
            next.takeOver(before);
        }
        served.set(next);
        if (before != null) {
            before.retire(next);
        }
        next.makeChanged();
    }

    private ServedSchema servedSchema(Served one, int schemas) {
        LimitsConfig limits = config.limits().withCachesFor(schemas);
        return new ServedSchema(one.catalog(), one.schema(), one.beans(), config, limits, persistedQueries, observer);
    }

    /**
     * Compiles the known operations for what is served now: at once, or by those that make the schemas of roles, where callers are known.
     *
     * @param told in the end, of what does not fit it, a line each; where callers are known, of what fits the schema of no role
     */
    public void prepareKnown(Consumer<List<String>> told) {
        ServedSchemas now = now();
        if (now.hasRoles() && hasKnown) {
            now.findUnfitForAll(
                    ofNoRole -> told.accept(lines(ofNoRole, now.whole().prepareKnown())));
        } else {
            told.accept(now.whole().prepareKnown().stream()
                    .map(Documents.Unfit::line)
                    .toList());
        }
    }

    /** What nobody at all could run is told by its place. */
    private static List<String> lines(UnfitForAll ofNoRole, List<Documents.Unfit> ofWhole) {
        List<Documents.Unfit> ofNobody = ofWhole.stream().filter(ofNoRole::has).toList();
        UnfitForAll told = UnfitForAll.UNKNOWN.and(ofNobody);
        List<String> lines = new ArrayList<>();
        ofNobody.forEach(one -> lines.add(one.line()));
        ofNoRole.toList().stream()
                .filter(one -> !told.has(one))
                .map(one -> "%s: %sfits the schema of no role, so that no client can run it. For one of them: %s"
                        .formatted(one.source(), named(one.operation()), one.message()))
                .forEach(lines::add);
        return lines;
    }

    private static String named(String operation) {
        return operation.isBlank() ? "" : operation + " ";
    }

    private ServedSchema current() {
        return now().whole();
    }

    private ServedSchema current(RequestContext context) {
        return current(context.caller(), context.deadline());
    }

    private ServedSchema current(Optional<Caller> caller, Deadline deadline) {
        ServedSchemas now = now();
        return caller.isEmpty() ? now.whole() : now.of(caller.get().role(), deadline);
    }

    /** Whoever waits for a schema is told that there will be none: the application ends. */
    public void endMaking() {
        ServedSchemas now = served.get();
        if (now != null) {
            now.end();
        }
    }

    /** Which roles are not served what they may use, and why; empty when all is well. */
    public List<String> problemsOfRoles() {
        ServedSchemas now = served.get();
        return now == null ? List.of() : now.problems();
    }

    private ServedSchemas now() {
        ServedSchemas now = served.get();
        if (now == null) {
            throw new EngineException(Problem.of(ErrorCode.SERVICE_UNAVAILABLE, "Service temporarily unavailable"));
        }
        return now;
    }

    /** The schema requests are validated against. @throws EngineException {@code SERVICE_UNAVAILABLE} before there is one */
    public GraphQLSchema schema() {
        return current().schema();
    }

    /** The schema that requests of this caller are validated against. */
    public GraphQLSchema schema(Optional<Caller> caller) {
        return current(caller, Deadline.in(config.limits().maxRequest())).schema();
    }

    /** The same for what a bean asks within what is left of its request. */
    public GraphQLSchema schema(RequestContext context) {
        return current(context).schema();
    }

    public Catalog catalog() {
        return current().catalog();
    }

    /** The part of the catalog that this caller may use. */
    public Catalog catalog(Optional<Caller> caller) {
        ServedSchemas now = now();
        return caller.map(asking -> now.catalog(asking.role()))
                .orElseGet(() -> now.whole().catalog());
    }

    /** Whether the catalog was read; before, only beans answer. */
    public boolean isCatalogServed() {
        ServedSchemas now = served.get();
        return now != null && now.whole().isOfDatabase();
    }

    @Override
    public CacheStatistics plans() {
        return now().sum(one -> one.plans().statistics());
    }

    @Override
    public CacheStatistics documents() {
        return now().sum(one -> one.documents().statistics());
    }

    @Override
    public CacheStatistics persistedQueries() {
        return persistedQueries.statistics();
    }
}

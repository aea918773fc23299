package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.fraiseql.Engine;
import org.fraiseql.api.console.WaitingTexts;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.stream.ClientGoneException;
import org.fraiseql.stream.HeldMemory;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.HttpConfig;
import org.fraiseql.telemetry.Metric;
import org.fraiseql.telemetry.Reading;
import org.fraiseql.telemetry.Telemetry;
import org.jspecify.annotations.Nullable;

/** {@code /graphql}: GET and POST, single requests and batches (GraphQL over HTTP specification). */
@SuppressWarnings("serial") // servlets are never serialised
@WebServlet(urlPatterns = "/graphql", name = "graphql", asyncSupported = true)
public class GraphQLServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    /** Between two looks at bodies that are late. */
    private static final long LOOK_MILLIS = 250;
    /** How long a thread waits for a place before the request waits without one: to come back on another thread costs more than many answers. */
    private static final Duration BRIEFLY = Duration.ofMillis(50);
    /** Threads that are left for health checks and refusals. */
    private static final int SPARE_THREADS = 4;
    /** Between two looks at requests whose deadline passes while they wait. */
    private static final long DEADLINE_LOOK_MILLIS = 50;

    private final Engine engine;
    private final RequestReader requests;
    private final RequestReader requestsOfOperators;
    private final Callers callers;
    private final Cors cors;
    private final AuditLog audit;
    private final CatalogLifecycle lifecycle;
    private final Telemetry telemetry;
    private final HttpExchanges exchanges;
    private final boolean suggestions;
    private final boolean hasServerTiming;
    private final RequestsInProgress inProgress;
    private final SendingBounds sending;
    private final GracefulShutdown shutdown;
    private final ClientWatch clients;
    private final RequestTimeout timeout;
    private final RequestGate gate;
    private final RequestMemory memory;
    private final QueuedRequests queue = new QueuedRequests();
    private final Semaphore waitingThreads;
    private final RateCheck rate;
    private final int maxLogLinesPerSecond;
    private final int maxHeldAnswers;
    private final LateBodies lateBodies;
    private final Bodies bodies;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    private ManagedThreadFactory threads;

    @SuppressWarnings("NullAway.Init") // set by init()
    private ScheduledExecutorService watch;

    @SuppressWarnings("NullAway.Init") // set by init()
    private HeldAnswers held;

    @SuppressWarnings("NullAway.Init") // set by init()
    private LogBudget.Bounded log;

    @Inject
    public GraphQLServlet(
            Engine engine,
            CatalogLifecycle lifecycle,
            FraiseqlConfig config,
            ReadCancellation cancellation,
            Telemetry telemetry,
            GracefulShutdown shutdown,
            Admission admission) {
        this.engine = engine;
        this.shutdown = shutdown;
        this.lifecycle = lifecycle;
        this.telemetry = telemetry;
        this.exchanges = new HttpExchanges(telemetry, LogContext.ofServer());
        this.requests = new RequestReader(config.limits(), false);
        this.requestsOfOperators =
                new RequestReader(config.limits(), config.http().admin());
        this.callers = new Callers(config.security());
        this.cors = new Cors(config.http().cors(), config.security().headers());
        this.audit = new AuditLog(config.security().audit());
        this.suggestions = config.http().suggestions();
        this.hasServerTiming = config.http().serverTiming();
        this.timeout = new RequestTimeout(config.limits().maxRequest());
        this.gate = admission.gate();
        this.memory = new RequestMemory(config.limits().totalRequestBytes());
        this.waitingThreads = new Semaphore(waitingThreads(config.http(), admission.places()));
        this.rate = admission.rate();
        this.maxHeldAnswers = config.http().maxHeldAnswers();
        this.maxLogLinesPerSecond = config.limits().maxLogLinesPerSecond();
        this.inProgress = new RequestsInProgress(config.http());
        StreamPermits streams = new StreamPermits(
                config.http().maxStreams(), StreamPermits.shareOf(config.http().maxStreams()));
        this.sending = new SendingBounds(
                inProgress,
                streams,
                new Semaphore(config.http().maxStreams()),
                () -> held,
                config.http().streamFromBytes(),
                new HeldMemory(config.limits().totalBufferedBytes()),
                config.http().streamTimeout(),
                shutdown);
        this.clients = new ClientWatch(cancellation, inProgress, queue);
        this.lateBodies = new LateBodies(
                config.http().maxIncompleteBodies(), config.http().bodyTimeout());
        this.bodies = new Bodies(config.limits().maxBodyBytes(), lateBodies);
        shutdown.of(() -> inProgress.areNone() && queue.isEmpty() && lateBodies.isEmpty(), inProgress::cutAll);
        telemetry.read(Metric.WAITING, List.of(Reading.of(gate::waiting)));
        telemetry.read(Metric.STREAMS, List.of(Reading.of(streams::taken)));
    }

    /** What is left when all places are taken, and as many threads as may send long answers, files and texts to slow clients. */
    private static int waitingThreads(HttpConfig http, int places) {
        int sending = 2 * http.maxStreams() + WaitingTexts.threads(http);
        return Math.max(0, http.threads() - places - sending - SPARE_THREADS);
    }

    @Override
    public void init() {
        watch = Executors.newScheduledThreadPool(2, threads); // to cancel a read may take as long as the network likes
        held = new HeldAnswers(maxHeldAnswers, threads);
        log = LogBudget.ofRequests(maxLogLinesPerSecond);
        clients.start(watch);
        watch.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
        watch.scheduleWithFixedDelay(
                gate::refuseLate, DEADLINE_LOOK_MILLIS, DEADLINE_LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void look() {
        lateBodies.look();
        inProgress.cutSlowReaders();
    }

    @Override
    public void destroy() {
        if (!shutdown.hasBegun()) {
            gate.refuseAll(); // Open Liberty dispatches nothing to a servlet that it takes away
        }
        shutdown.finish();
        watch.shutdownNow();
        gate.refuseAll();
        held.close();
        log.close();
    }

    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
        exchanges.told(http, response, () -> serve(http, response));
    }

    private void serve(HttpServletRequest http, HttpServletResponse response) throws IOException {
        if (cors.answers(http, response)) {
            return;
        }
        RequestInProgress progress = inProgress.begins(http);
        QueuedRequest queued = QueuedRequest.of(http);
        String requestId = queued == null
                ? HttpResponder.requestId(http.getHeader("X-Request-Id"))
                : queued.context().requestId();
        exchanges.known(requestId);
        HttpResponder answer = new HttpResponder(http, response, requestId, progress, sending);
        try {
            serve(http, response, queued, answer);
        } catch (ClientGoneException | IOException e) {
            RequestLog.notTaken(requestId, progress, e);
            answer.abort(); // and no exception to the server, which would write a stack trace for each
        } finally {
            inProgress.ended();
            answer.close();
        }
    }

    private void serve(
            HttpServletRequest http, HttpServletResponse response, @Nullable QueuedRequest queued, HttpResponder answer)
            throws IOException {
        try {
            if (queued == null) {
                checkOpen(http);
                begin(http, response, answer);
            } else {
                goOn(queued, answer);
            }
        } catch (HttpProblem e) {
            refuse(e, answer);
        } catch (ClientGoneException e) {
            throw e;
        } catch (ReadCancelledException e) {
            RequestLog.clientGone(answer.requestId(), e);
            answer.abort();
        } catch (StreamInterruptedException e) {
            RequestLog.interrupted(answer.requestId(), e);
            answer.abort();
        } catch (RuntimeException | Error e) { // whatever it is, the client is answered by us
            RequestLog.defect(answer.requestId(), e);
            fail(answer);
        }
    }

    /** What has come before may finish. */
    private void checkOpen(HttpServletRequest http) throws HttpProblem {
        if (shutdown.hasBegun() && LateBody.of(http) == null) {
            throw HttpProblem.shuttingDown();
        }
    }

    private void begin(HttpServletRequest http, HttpServletResponse response, HttpResponder answer)
            throws IOException, HttpProblem {
        callers.arrived(http, response);
        Optional<byte[]> body = bodies.of(http);
        if (body.isPresent()) {
            answer(http, body.get(), answer);
        }
    }

    private void goOn(QueuedRequest queued, HttpResponder answer) throws IOException, HttpProblem {
        try (RequestMemory.Share whileWorkedFor = queued.memory()) {
            answer.mediaType(queued.mediaType());
            queued.turn().take();
            execute(queued.given(), queued.context(), answer, queued.turn().client());
        }
    }

    private void answer(HttpServletRequest http, byte[] body, HttpResponder answer) throws IOException, HttpProblem {
        MediaType mediaType = MediaType.accepted(http.getHeader("Accept")).orElseThrow(HttpProblem::notAcceptable);
        answer.mediaType(mediaType);
        Optional<Caller> caller = caller(http, answer);
        String client = ClientAddress.client(http.getRemoteAddr(), caller);
        rate.check(client, answer::rate);
        Deadline deadline = timeout.deadline(http.getHeader(RequestTimeout.HEADER));
        RequestReader reader = callers.isForOperator(caller) ? requestsOfOperators : requests;
        try (RequestMemory.Share share = memory.take(body, client)) {
            RequestReader.Requests given = reader.read(http, body);
            rate.checkRest(client, given.requests().size(), answer::rate);
            boolean bigNumbersAsStrings = BigNumbers.areStrings(http.getHeader(BigNumbers.HEADER));
            RequestContext context = answer.context(deadline, bigNumbersAsStrings, caller);
            if (gate.enter(client)) {
                execute(given, context, answer, client);
            } else {
                RequestGate.Turn turn = gate.queue(client, deadline, body.length);
                QueuedRequest queued = new QueuedRequest(turn, given, share.handedOver(), context, mediaType);
                if (isDecidedSoon(turn)) {
                    goOn(queued, answer);
                } else {
                    queued.await(answer.progress(), queue);
                }
            }
        }
    }

    private boolean isDecidedSoon(RequestGate.Turn turn) {
        if (!waitingThreads.tryAcquire()) {
            return false;
        }
        try {
            return turn.isDecidedWithin(BRIEFLY);
        } finally {
            waitingThreads.release();
        }
    }

    /** A client whose credentials are refused is counted by its address. */
    private Optional<Caller> caller(HttpServletRequest http, HttpResponder answer) throws HttpProblem {
        try {
            return callers.of(http, answer.requestId());
        } catch (HttpProblem refused) {
            rate.check(ClientAddress.client(http.getRemoteAddr(), Optional.empty()), answer::rate);
            throw refused;
        }
    }

    /**
     * All requests of a batch have one place and one deadline. The place is left when the answer is complete and compressed, before the rest of the answer is sent: a client that is slow to take it holds
     * nothing that others need.
     */
    private void execute(RequestReader.Requests given, RequestContext context, HttpResponder answer, String client)
            throws IOException {
        answer.isFor(client);
        int status;
        try (RequestPlace place = new RequestPlace(gate, client, waitingThreads)) {
            status = given.isBatch()
                    ? batch(given.requests(), context, answer)
                    : single(given.requests().getFirst(), context.at(place), answer);
            answer.zip();
        }
        answer.finish(status);
    }

    private int single(GraphQLRequest request, RequestContext context, HttpResponder answer) {
        ExecutionResult given = engine.answer(request, context, answer.buffer());
        followUp(given, answer);
        if (hasServerTiming) {
            answer.serverTiming(given.times());
        }
        return HttpStatus.of(given, answer.mediaType());
    }

    private void followUp(ExecutionResult given, HttpResponder answer) {
        if (given.problems().isEmpty()) {
            return;
        }
        RequestLog.answered(answer.requestId(), given);
        if (given.problems().stream().anyMatch(GraphQLServlet::isOfChangedDatabase)) {
            lifecycle.askForReload();
        }
        if (given.problems().stream().anyMatch(problem -> problem.code() == ErrorCode.METHOD_NOT_ALLOWED)) {
            answer.allow("POST");
        }
        if (given.problems().stream().anyMatch(problem -> problem.code() == ErrorCode.UNAUTHENTICATED)) {
            answer.challenge();
        }
    }

    /** Only PostgreSQL can say so: a document whose value is not of its declared type is no other tomorrow. */
    private static boolean isOfChangedDatabase(Problem problem) {
        return problem.details().containsKey("sqlState")
                && (problem.code() == ErrorCode.NOT_FOUND || problem.code() == ErrorCode.TYPE_MISMATCH);
    }

    private int batch(List<GraphQLRequest> batch, RequestContext context, HttpResponder answer) {
        new BatchAnswers(answer.buffer(), answer.requestId())
                .write(batch, request -> followUp(engine.answer(request, context, answer.buffer()), answer));
        return HttpStatus.OK;
    }

    private void refuse(HttpProblem problem, HttpResponder answer) throws IOException {
        telemetry.refused(problem.problem().code());
        if (problem.status() == 405) {
            answer.allow("GET, POST");
        }
        if (problem.status() == 401) {
            answer.challenge();
        }
        if (problem.isAboutCaller()) {
            audit.refused(
                    new AuditLog.Who(answer.requestId(), problem.subject(), ""),
                    problem.problem().code());
        }
        new ResponseWriter(answer.buffer())
                .errorsOnly(List.of(
                        suggestions ? problem.problem() : problem.problem().withoutSuggestions()));
        if (problem.endsConnection()) {
            answer.finishAndDisconnect(problem.status());
        } else {
            answer.finish(problem.status());
        }
    }

    private static void fail(HttpResponder answer) throws IOException {
        if (answer.isCommitted()) {
            answer.abort();
            return;
        }
        answer.discard();
        Problem problem = Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error");
        new ResponseWriter(answer.buffer()).errorsOnly(List.of(problem));
        answer.finish(HttpStatus.of(ErrorCode.INTERNAL_ERROR));
    }
}

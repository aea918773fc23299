package org.fraiseql.api;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedScheduledExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fraiseql.Engine;
import org.fraiseql.RequestContext;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.ReadCancelledException;
import org.fraiseql.stream.ClientGoneException;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.stream.StreamInterruptedException;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.FraiseqlConfig;

/** {@code /graphql}: GET and POST, single requests and batches (GraphQL over HTTP specification). */
@WebServlet(urlPatterns = "/graphql", name = "graphql")
public class GraphQLServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Engine engine;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RequestReader requests;

    @SuppressWarnings("serial") // servlets are never serialised
    private final CatalogLifecycle lifecycle;

    @SuppressWarnings("serial") // servlets are never serialised
    private final ClientWatch clients;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RequestTimeout timeout;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RequestGate gate;

    @Resource
    @SuppressWarnings({"serial", "NullAway.Init"}) // servlets are never serialised; injected by the container
    private ManagedScheduledExecutorService executor;

    @Inject
    public GraphQLServlet(
            Engine engine, CatalogLifecycle lifecycle, FraiseqlConfig config, ReadCancellation cancellation) {
        this.engine = engine;
        this.lifecycle = lifecycle;
        this.requests = new RequestReader(config.limits());
        this.clients = new ClientWatch(cancellation);
        this.timeout = new RequestTimeout(config.limits().maxRequest());
        int places = config.limits().maxConcurrent().orElse(config.db().maxConnections());
        this.gate = new RequestGate(places, config.limits().maxQueue().orElse(places));
    }

    @Override
    public void init() {
        clients.start(executor);
    }

    @Override
    public void destroy() {
        clients.stop();
    }

    @Override
    protected void service(HttpServletRequest http, HttpServletResponse response) throws IOException {
        HttpResponder answer = new HttpResponder(http, response);
        clients.begins(http);
        try {
            MediaType mediaType = MediaType.accepted(http.getHeader("Accept")).orElseThrow(HttpProblem::notAcceptable);
            answer.mediaType(mediaType);
            Deadline deadline = timeout.deadline(http.getHeader(RequestTimeout.HEADER));
            switch (http.getMethod()) {
                case "GET" -> answer(List.of(requests.get(http)), false, http, deadline, answer);
                case "POST" -> {
                    RequestReader.Requests given = requests.post(http);
                    answer(given.requests(), given.isBatch(), http, deadline, answer);
                }
                default -> throw HttpProblem.methodNotAllowed(http.getMethod());
            }
        } catch (HttpProblem e) {
            refuse(e, answer);
        } catch (ClientGoneException e) {
            RequestLog.clientGone(answer.requestId());
        } catch (ReadCancelledException e) {
            RequestLog.clientGone(answer.requestId());
            answer.abort();
        } catch (StreamInterruptedException e) {
            RequestLog.interrupted(answer.requestId(), e);
            answer.abort();
        } catch (RuntimeException e) {
            RequestLog.defect(answer.requestId(), e);
            fail(answer);
        } finally {
            clients.ended();
            answer.close();
        }
    }

    /** All requests of a batch have one place and one deadline. */
    private void answer(
            List<GraphQLRequest> given,
            boolean isBatch,
            HttpServletRequest http,
            Deadline deadline,
            HttpResponder answer)
            throws IOException, HttpProblem {
        gate.enter(http.getRemoteAddr(), deadline);
        try {
            RequestContext context = answer.context(deadline);
            if (isBatch) {
                batch(given, context, answer);
            } else {
                single(given.getFirst(), context, answer);
            }
        } finally {
            gate.leave();
        }
    }

    private void single(GraphQLRequest request, RequestContext context, HttpResponder answer) throws IOException {
        ExecutionResult given = engine.answer(request, context, answer.buffer());
        followUp(given, answer);
        answer.serverTiming(given.times());
        answer.finish(HttpStatus.of(given, answer.mediaType()));
    }

    private void followUp(ExecutionResult given, HttpResponder answer) {
        if (given.problems().isEmpty()) {
            return;
        }
        RequestLog.answered(answer.requestId(), given);
        boolean isCatalogStale = given.problems().stream()
                .anyMatch(
                        problem -> problem.code() == ErrorCode.NOT_FOUND || problem.code() == ErrorCode.TYPE_MISMATCH);
        if (isCatalogStale) {
            lifecycle.askForReload();
        }
        if (given.problems().stream().anyMatch(problem -> problem.code() == ErrorCode.METHOD_NOT_ALLOWED)) {
            answer.allow("POST");
        }
    }

    private void batch(List<GraphQLRequest> batch, RequestContext context, HttpResponder answer) throws IOException {
        ResponseWriter separators = new ResponseWriter(answer.buffer());
        String separator = "[";
        for (GraphQLRequest request : batch) {
            separators.json(separator);
            followUp(engine.answer(request, context, answer.buffer()), answer);
            separator = ",";
        }
        separators.json("]");
        answer.finish(HttpStatus.OK);
    }

    private static void refuse(HttpProblem problem, HttpResponder answer) throws IOException {
        if (problem.status() == 405) {
            answer.allow("GET, POST");
        }
        new ResponseWriter(answer.buffer()).errorsOnly(List.of(problem.problem()));
        answer.finish(problem.status());
    }

    private static void fail(HttpResponder answer) throws IOException {
        if (answer.isCommitted()) {
            answer.abort();
            return;
        }
        answer.buffer().reset(0);
        Problem problem = Problem.of(ErrorCode.INTERNAL_ERROR, "Internal error");
        new ResponseWriter(answer.buffer()).errorsOnly(List.of(problem));
        answer.finish(HttpStatus.of(ErrorCode.INTERNAL_ERROR));
    }
}

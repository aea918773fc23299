package org.fraiseql.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.api.console.WaitingTexts;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.execution.Caller;
import org.fraiseql.schema.PrintedSchema;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * {@code GET /graphql/schema.graphql}: the schema as SDL, wherever introspection is allowed. It counts as one of the client's requests, and needs a place as they do,
 * but does not wait for one.
 */
@WebServlet(urlPatterns = "/graphql/schema.graphql", name = "schema")
public class SchemaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Engine engine;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Callers callers;

    @SuppressWarnings("serial") // servlets are never serialised
    private final AuditLog audit;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RequestGate gate;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RateCheck rate;

    @SuppressWarnings("serial") // servlets are never serialised
    private final WaitingTexts texts;

    private final boolean isAllowed;

    @Inject
    public SchemaServlet(Engine engine, FraiseqlConfig config, Admission admission, WaitingTexts texts) {
        this.engine = engine;
        this.texts = texts;
        this.callers = new Callers(config.security());
        this.audit = new AuditLog(config.security().audit());
        this.gate = admission.gate();
        this.rate = admission.rate();
        this.isAllowed = config.http().introspection();
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isAllowed) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String requestId = HttpResponder.requestId(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", requestId);
        try {
            String schema = schema(request, response, requestId);
            texts.send(response, () -> {
                response.setStatus(HttpServletResponse.SC_OK);
                response.setContentType("text/plain; charset=utf-8");
                response.getWriter().write(schema);
            });
        } catch (HttpProblem e) {
            refuse(e, request, response, requestId);
        } catch (EngineException e) {
            end(HttpStatus.of(e.code()), response);
        }
    }

    private String schema(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws HttpProblem {
        callers.arrived(request, response);
        Optional<Caller> caller = caller(request, response, requestId);
        String client = ClientAddress.client(request.getRemoteAddr(), caller);
        count(client, response);
        if (!gate.enter(client)) {
            throw HttpProblem.busy();
        }
        try {
            return PrintedSchema.of(engine.schema(caller));
        } finally {
            gate.leave(client);
        }
    }

    /** A client whose credentials are refused is counted by its address. */
    private Optional<Caller> caller(HttpServletRequest request, HttpServletResponse response, String requestId)
            throws HttpProblem {
        try {
            return callers.of(request, requestId);
        } catch (HttpProblem refused) {
            count(ClientAddress.client(request.getRemoteAddr(), Optional.empty()), response);
            throw refused;
        }
    }

    private void count(String client, HttpServletResponse response) throws HttpProblem {
        rate.check(client, (limit, verdict) -> HttpResponder.rate(response, limit, verdict));
    }

    private void refuse(HttpProblem problem, HttpServletRequest request, HttpServletResponse response, String requestId)
            throws IOException {
        if (problem.isAboutCaller()) {
            audit.refused(
                    new AuditLog.Who(requestId, problem.subject(), ""),
                    problem.problem().code());
        }
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            Callers.challenge(request, response);
        }
        end(problem.status(), response);
    }

    private static void end(int status, HttpServletResponse response) throws IOException {
        if (status == HttpServletResponse.SC_SERVICE_UNAVAILABLE) {
            response.setHeader("Retry-After", "1");
        }
        response.sendError(status);
    }
}

package org.fraiseql.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.execution.Caller;
import org.fraiseql.schema.PrintedSchema;
import org.fraiseql.support.config.FraiseqlConfig;

/** {@code GET /graphql/schema.graphql}: the schema as SDL, wherever introspection is allowed. */
@WebServlet(urlPatterns = "/graphql/schema.graphql", name = "schema")
public class SchemaServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Engine engine;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Callers callers;

    @SuppressWarnings("serial") // servlets are never serialised
    private final AuditLog audit;

    private final boolean isAllowed;

    @Inject
    public SchemaServlet(Engine engine, FraiseqlConfig config) {
        this.engine = engine;
        this.callers = new Callers(config.security());
        this.audit = new AuditLog(config.security().audit());
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
        Optional<Caller> caller;
        try {
            callers.arrived(request, response);
            caller = callers.of(request, requestId);
        } catch (HttpProblem e) {
            audit.refused(
                    new AuditLog.Who(requestId, e.subject(), ""), e.problem().code());
            if (e.status() == HttpServletResponse.SC_UNAUTHORIZED) {
                Callers.challenge(request, response);
            }
            response.sendError(e.status());
            return;
        }
        response.setStatus(HttpServletResponse.SC_OK);
        response.setContentType("text/plain; charset=utf-8");
        response.getWriter().write(PrintedSchema.of(engine.schema(caller)));
    }
}

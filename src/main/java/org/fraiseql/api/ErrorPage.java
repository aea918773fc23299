package org.fraiseql.api;

import jakarta.inject.Inject;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.stream.ResponseWriter;
import org.fraiseql.support.config.FraiseqlConfig;

/**
 * What is answered with a status alone: {@code {"status":404,"message":"Not found"}}. Nothing of the server, of its classes, or of the request stands in it. It
 * stands in place of the servlet that would serve files, too: there are none to serve, and Open Liberty's answers paths such as {@code /index.jsp} by itself.
 *
 * <p>WildFly refuses credentials that are not valid before any servlet is asked; who brought them gets the answer that {@code /graphql} gives on Open Liberty.
 */
@WebServlet(
        urlPatterns = {"/", "/error-page"},
        name = "error-page")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // servlets are never serialised
    private final AuditLog audit;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Cors cors;

    private final boolean areCallersKnown;

    @Inject
    public ErrorPage(FraiseqlConfig config) {
        this.audit = new AuditLog(config.security().audit());
        this.cors = new Cors(config.http().cors(), config.security().headers());
        this.areCallersKnown = config.security().isOn();
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // whoever comes here by a path of his own finds nothing
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_NOT_FOUND;
        if (isAboutCredentials(status, request)) {
            refuseCredentials(request, response);
            return;
        }
        head(status, response);
        response.getWriter().write("{\"status\":%d,\"message\":\"%s\"}".formatted(status, message(status)));
    }

    private static void head(int status, HttpServletResponse response) {
        response.setStatus(status);
        response.setContentType(MediaType.JSON.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
    }

    /** WildFly stumbles over a token whose key nobody has. */
    private boolean isAboutCredentials(int status, HttpServletRequest request) {
        boolean hasStumbled = status == HttpServletResponse.SC_INTERNAL_SERVER_ERROR
                && areCallersKnown
                && request.getHeader("Authorization") != null
                && !Callers.haveLookedAt(request);
        return hasStumbled || status == HttpServletResponse.SC_UNAUTHORIZED;
    }

    private void refuseCredentials(HttpServletRequest request, HttpServletResponse response) throws IOException {
        head(HttpServletResponse.SC_UNAUTHORIZED, response);
        cors.allows(request, response); // a page whose token is over has to read that it is
        HttpProblem refusal = HttpProblem.invalidCredentials();
        String given = response.getHeader("X-Request-Id");
        String requestId = HttpResponder.requestId(given == null ? request.getHeader("X-Request-Id") : given);
        response.setHeader("X-Request-Id", requestId);
        response.setHeader("Cache-Control", "private, no-store");
        Callers.challenge(request, response);
        if (!Callers.haveLookedAt(request)) { // else whoever has looked has told it
            audit.refused(new AuditLog.Who(requestId, "", ""), refusal.problem().code());
        }
        ResponseBuffer buffer = new ResponseBuffer(response.getOutputStream()::write);
        new ResponseWriter(buffer).errorsOnly(List.of(refusal.problem()));
        buffer.flush();
    }

    private static String message(int status) {
        return switch (status) {
            case HttpServletResponse.SC_NOT_FOUND -> "Not found";
            case HttpServletResponse.SC_FORBIDDEN -> "Forbidden";
            case HttpServletResponse.SC_METHOD_NOT_ALLOWED -> "Method not allowed";
            case HttpServletResponse.SC_SERVICE_UNAVAILABLE -> "Service temporarily unavailable";
            default -> status >= HttpServletResponse.SC_INTERNAL_SERVER_ERROR ? "Internal error" : "Bad request";
        };
    }
}

package org.fraiseql.api;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.execution.AuditLog;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.RecentSlowQueries;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.JsonWriter;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.ShownConfig;
import org.jspecify.annotations.Nullable;

/**
 * {@code POST /graphql/admin/reload}, {@code GET} of {@code /graphql/admin/catalog}, {@code config}, {@code shapes} and {@code slow-queries}; there only if {@code fraiseql.http.admin} is
 * true, and only for the admin role where callers are known.
 */
@WebServlet(urlPatterns = "/graphql/admin/*", name = "admin")
public class AdminServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings("serial") // servlets are never serialised
    private final CatalogLifecycle lifecycle;

    @SuppressWarnings("serial") // servlets are never serialised
    private final FraiseqlConfig config;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Engine engine;

    @SuppressWarnings("serial") // servlets are never serialised
    private final Callers callers;

    @SuppressWarnings("serial") // servlets are never serialised
    private final RecentSlowQueries slowQueries;

    @SuppressWarnings("serial") // servlets are never serialised
    private final AuditLog audit;

    @Inject
    public AdminServlet(
            CatalogLifecycle lifecycle, FraiseqlConfig config, Engine engine, RecentSlowQueries slowQueries) {
        this.slowQueries = slowQueries;
        this.engine = engine;
        this.callers = new Callers(config.security());
        this.audit = new AuditLog(config.security().audit());
        this.lifecycle = lifecycle;
        this.config = config;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = String.valueOf(request.getPathInfo());
        boolean isKnown = List.of("/reload", "/catalog", "/config", "/shapes", "/slow-queries")
                .contains(path);
        if (!config.http().admin() || !isKnown) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        String requestId = HttpResponder.requestId(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", requestId);
        if (isOfOtherSite(
                request.getHeader("Sec-Fetch-Site"), request.getHeader("Origin"), request.getHeader("Host"))) {
            refuse(HttpProblem.forbidden("Pages of other sites may not ask for this."), requestId, request, response);
            return;
        }
        try {
            answer(path, callers.requireAdmin(request, response), requestId, request, response);
        } catch (HttpProblem e) {
            refuse(e, requestId, request, response);
        }
    }

    private void answer(
            String path,
            Optional<Caller> caller,
            String requestId,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        String method = path.equals("/reload") ? "POST" : "GET";
        if (!request.getMethod().equals(method)) {
            response.setHeader("Allow", method);
            response.sendError(HttpServletResponse.SC_METHOD_NOT_ALLOWED);
        } else if (method.equals("POST")) {
            reload(
                    new AuditLog.Who(
                            requestId,
                            caller.map(Caller::subject).orElse(""),
                            caller.map(Caller::role).orElse("")),
                    response);
        } else if (path.equals("/catalog")) {
            write(response, HttpStatus.OK, "catalog", ShownCatalog.of(lifecycle.catalogs()));
        } else if (path.equals("/shapes")) {
            ProposedShapes shapes =
                    new ProposedShapes(engine, caller, config.limits().maxBufferedBytes());
            write(response, HttpStatus.OK, "shapes", shapes.all());
        } else if (path.equals("/slow-queries")) {
            write(response, HttpStatus.OK, "slowQueries", slowQueries.shown());
        } else {
            write(response, HttpStatus.OK, "config", ShownConfig.of(config));
        }
    }

    /**
     * Browsers say so of themselves, and no page can change it (Fetch Metadata Request Headers, section 2.3): a form of another page may reach what needs no
     * content type, with the cookies of whoever looks at it. Where they don't, as over plain HTTP, {@code Origin} stands with what is no GET; its scheme does not
     * count, as TLS may end before the server.
     */
    static boolean isOfOtherSite(@Nullable String site, @Nullable String origin, @Nullable String host) {
        if (site != null) {
            return !site.equals("same-origin") && !site.equals("none");
        }
        return origin != null
                && !origin.toLowerCase(Locale.ROOT)
                        .replaceFirst("^https?://", "")
                        .equals(String.valueOf(host).toLowerCase(Locale.ROOT));
    }

    private void refuse(HttpProblem problem, String requestId, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        audit.refused(
                new AuditLog.Who(requestId, problem.subject(), ""),
                problem.problem().code());
        if (problem.status() == HttpServletResponse.SC_UNAUTHORIZED) {
            Callers.challenge(request, response);
        }
        write(response, problem.status(), "reason", problem.problem().message());
    }

    private void reload(AuditLog.Who who, HttpServletResponse response) throws IOException {
        Optional<String> failure = lifecycle.reload();
        audit.administered(who, "reload", failure.isEmpty() ? "ok" : ErrorCode.SERVICE_UNAVAILABLE.name());
        if (failure.isPresent()) {
            write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "reason", failure.get());
        } else {
            write(
                    response,
                    HttpStatus.OK,
                    "notices",
                    ShownCatalog.notices(lifecycle.catalogs().notices()));
        }
    }

    private static void write(HttpServletResponse response, int status, String name, Object value) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.JSON.contentType());
        ResponseBuffer buffer = new ResponseBuffer(response.getOutputStream()::write);
        JsonWriter json = new JsonWriter(buffer);
        json.beginObject();
        json.key(name);
        json.value(value);
        json.endObject();
        buffer.flush();
    }
}

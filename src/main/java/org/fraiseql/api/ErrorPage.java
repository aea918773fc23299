package org.fraiseql.api;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * What is answered with a status alone: {@code {"status":404,"message":"Not found"}}. Nothing of the server, of its classes, or of the request stands in it. It
 * stands in place of the servlet that would serve files, too: there are none to serve, and Open Liberty's answers paths such as {@code /index.jsp} by itself.
 */
@WebServlet(
        urlPatterns = {"/", "/error-page"},
        name = "error-page")
public class ErrorPage extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        // whoever comes here by a path of his own finds nothing
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer given
                ? given
                : HttpServletResponse.SC_NOT_FOUND;
        response.setStatus(status);
        response.setContentType(MediaType.JSON.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.getWriter().write("{\"status\":%d,\"message\":\"%s\"}".formatted(status, message(status)));
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

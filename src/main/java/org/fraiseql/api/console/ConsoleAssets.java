package org.fraiseql.api.console;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Stands before the container's static files: none of them where the console is off, and how long clients keep them. */
@WebFilter(urlPatterns = {"/console/*", "/webjars/*"})
public class ConsoleAssets extends HttpFilter {
    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "fraiseql.http.console", defaultValue = "false")
    private boolean isOn;

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!isOn) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        // not the servlet path: containers differ in what that is for static files
        String path = request.getRequestURI().substring(request.getContextPath().length());
        boolean isVersioned = path.startsWith("/webjars/");
        response.setHeader("Cache-Control", isVersioned ? "public, max-age=31536000, immutable" : "no-cache");
        response.setHeader("X-Content-Type-Options", "nosniff");
        chain.doFilter(request, response);
    }
}

package org.fraiseql.api.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The files of the page: none of them where the console is off, and how long clients keep them. A servlet, as a filter before the container's own would
 * make every request of the application go through a chain of filters.
 */
@WebServlet(
        urlPatterns = {"/console/*", "/webjars/*"},
        name = "console-assets")
public class ConsoleAssets extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Inject
    @ConfigProperty(name = "fraiseql.http.console", defaultValue = "false")
    private boolean isOn;

    @SuppressWarnings("serial") // servlets are never serialised
    private final WaitingTexts texts;

    @Inject
    public ConsoleAssets(WaitingTexts texts) {
        this.texts = texts;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String file = request.getPathInfo();
        boolean mayBeServed = isOn && file != null && !file.contains("..");
        try (InputStream content =
                mayBeServed ? getServletContext().getResourceAsStream(request.getServletPath() + file) : null) {
            if (content == null) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
                return;
            }
            boolean isVersioned = request.getServletPath().equals("/webjars");
            texts.send(response, () -> {
                response.setHeader("Cache-Control", isVersioned ? "public, max-age=31536000, immutable" : "no-cache");
                response.setHeader("X-Content-Type-Options", "nosniff");
                response.setContentType(contentType(file));
                content.transferTo(response.getOutputStream());
            });
        }
    }

    private String contentType(String file) {
        String known = getServletContext().getMimeType(file);
        return known == null ? "application/octet-stream" : known;
    }
}

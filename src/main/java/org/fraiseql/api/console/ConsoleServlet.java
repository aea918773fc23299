package org.fraiseql.api.console;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.fraiseql.support.config.FraiseqlConfig;
import org.fraiseql.support.config.SecurityMode;

/** The page at the context root. */
@WebServlet(urlPatterns = "", name = "console")
public class ConsoleServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** All from this server. GraphiQL keeps its fonts in data URLs; the one style it sets inline, the scroll lock of its dialogs, is not missed. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; "
            + "img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    @Inject
    @ConfigProperty(name = "fraiseql.http.console", defaultValue = "false")
    private boolean isOn;

    @Inject
    @ConfigProperty(name = "fraiseql.limits.max-limit")
    @SuppressWarnings({"serial", "NullAway.Init"}) // servlets are never serialised; injected by the container
    private Optional<Integer> maxLimit;

    @SuppressWarnings("serial") // servlets are never serialised
    private final WaitingTexts texts;

    private final boolean mustCallersLogIn;

    @Inject
    public ConsoleServlet(WaitingTexts texts, FraiseqlConfig config) {
        this.texts = texts;
        this.mustCallersLogIn = config.security().mode() == SecurityMode.REQUIRED;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!isOn) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        if (mustCallersLogIn && LoginPage.isShown(request, response)) {
            return;
        }
        texts.send(response, () -> {
            response.setHeader("Content-Security-Policy", CONTENT_SECURITY_POLICY);
            response.setHeader("X-Content-Type-Options", "nosniff");
            response.setHeader("Referrer-Policy", "no-referrer");
            response.setHeader("Cache-Control", "no-cache");
            response.setContentType("text/html;charset=UTF-8");
            response.getWriter().write(ConsolePage.html(request.getContextPath(), maxLimit));
        });
    }
}

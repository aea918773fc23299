package org.fraiseql.api.console;

import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;

/**
 * The response as a container has it that is asked to let somebody log in. Where logins have a page, be it the container's own (forms) or another server's (OpenID
 * Connect), the container shows it, or the way to it. One that wants credentials with each request refuses, and that is kept to itself: the console is shown to
 * everybody, and takes a token, too.
 */
final class LoginPage extends HttpServletResponseWrapper {
    private static final System.Logger LOG = System.getLogger(LoginPage.class.getName());

    private boolean isThere;

    private LoginPage(HttpServletResponse response) {
        super(response);
    }

    /** Whether that is the answer. Not on WildFly, which answers by itself whatever is wrapped, and whose {@code web.xml} says which pages want a login. */
    static boolean isShown(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (request.getUserPrincipal() != null || request.getClass().getName().startsWith("io.undertow.")) {
            return false;
        }
        LoginPage page = new LoginPage(response);
        try {
            return !request.authenticate(page) && page.isThere;
        } catch (ServletException e) {
            LOG.log(System.Logger.Level.WARNING, "The container could not let somebody log in", e);
            return page.isThere;
        }
    }

    @Override
    public void sendRedirect(String location) throws IOException {
        isThere = true;
        super.sendRedirect(location);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
        isThere = true;
        return super.getWriter();
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
        isThere = true;
        return super.getOutputStream();
    }

    @Override
    public void sendError(int status, String message) {}

    @Override
    public void sendError(int status) {}

    @Override
    public void setStatus(int status) {
        if (status < HttpServletResponse.SC_BAD_REQUEST) {
            super.setStatus(status);
        }
    }

    @Override
    public void setHeader(String name, String value) {
        if (!isChallenge(name)) {
            super.setHeader(name, value);
        }
    }

    @Override
    public void addHeader(String name, String value) {
        if (!isChallenge(name)) {
            super.addHeader(name, value);
        }
    }

    private static boolean isChallenge(String header) {
        return header.equalsIgnoreCase("WWW-Authenticate");
    }
}

package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Enumeration;
import java.util.regex.Pattern;

/**
 * Refuses requests whose end a proxy in front might see elsewhere than this server does (RFC 9112, section 6.3: that is how requests are smuggled past a proxy).
 * Servers differ in what they let through: Open Liberty 26 takes most of it.
 */
final class Framing {
    private static final Pattern DIGITS = Pattern.compile("\\d{1,18}");

    private Framing() {}

    /** @throws HttpProblem 400, after which the connection is ended */
    static void check(HttpServletRequest http) throws HttpProblem {
        String encoding = http.getHeader("Transfer-Encoding");
        Enumeration<String> lengths = http.getHeaders("Content-Length");
        boolean hasLength = lengths.hasMoreElements();
        if (hasLength && !DIGITS.matcher(lengths.nextElement()).matches()) {
            throw HttpProblem.ambiguousLength("Content-Length is no number.");
        }
        if (lengths.hasMoreElements()) {
            throw HttpProblem.ambiguousLength("Content-Length is given twice.");
        }
        if (encoding != null) {
            checkEncoding(http, encoding, hasLength);
        }
    }

    private static void checkEncoding(HttpServletRequest http, String encoding, boolean hasLength) throws HttpProblem {
        if (hasLength) {
            throw HttpProblem.ambiguousLength("Transfer-Encoding and Content-Length contradict each other.");
        }
        Enumeration<String> encodings = http.getHeaders("Transfer-Encoding");
        encodings.nextElement();
        if (encodings.hasMoreElements()
                || !encoding.equalsIgnoreCase("chunked")
                || http.getProtocol().equals("HTTP/1.0")) {
            throw HttpProblem.ambiguousLength("The only Transfer-Encoding is chunked.");
        }
    }
}

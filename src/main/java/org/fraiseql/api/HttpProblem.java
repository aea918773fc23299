package org.fraiseql.api;

import java.util.Collection;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;
import org.fraiseql.support.Suggestion;

/** A request that is wrong as HTTP: it gets its status whatever the media type. */
final class HttpProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient Problem problem;
    private final boolean endsConnection;
    private final String subject;

    private HttpProblem(int status, ErrorCode code, String message) {
        this(status, code, message, false);
    }

    private HttpProblem(int status, ErrorCode code, String message, boolean endsConnection) {
        this(status, Problem.of(code, message), endsConnection);
    }

    private HttpProblem(int status, Problem problem, boolean endsConnection) {
        this(status, problem, endsConnection, "");
    }

    private HttpProblem(int status, Problem problem, boolean endsConnection, String subject) {
        super(problem.message());
        this.status = status;
        this.problem = problem;
        this.endsConnection = endsConnection;
        this.subject = subject;
    }

    /** This refusal, of a caller whose subject is known. */
    HttpProblem of(String whom) {
        return new HttpProblem(status, problem, endsConnection, whom);
    }

    /** Who asked; blank where it is not known, or not looked at. */
    String subject() {
        return subject;
    }

    /** Whether it is about who asks, and not about what. */
    boolean isAboutCaller() {
        return problem.code() == ErrorCode.UNAUTHENTICATED || problem.code() == ErrorCode.PERMISSION_DENIED;
    }

    static HttpProblem badRequest(String message) {
        return new HttpProblem(400, ErrorCode.BAD_USER_INPUT, message);
    }

    /** @param argument such as {@code $where.id.eq} @param what goes on from it */
    static HttpProblem badValue(String argument, String what) {
        return new HttpProblem(
                400, Problem.of(ErrorCode.BAD_USER_INPUT, argument + " " + what).with("argument", argument), false);
    }

    static HttpProblem unknownKey(String given, Collection<String> known) {
        return badRequest(
                "%s is no part of a request.%s".formatted(Excerpt.quoted(given), Suggestion.didYouMean(given, known)));
    }

    /** The credentials are wrong, over, or missing where they are needed. */
    static HttpProblem unauthenticated(String message) {
        return new HttpProblem(401, ErrorCode.UNAUTHENTICATED, message);
    }

    static HttpProblem invalidCredentials() {
        return unauthenticated("The credentials are not valid, or not any more.");
    }

    /** The caller is known, but may not ask here. */
    static HttpProblem forbidden(String message) {
        return new HttpProblem(403, ErrorCode.PERMISSION_DENIED, message);
    }

    static HttpProblem batchTooLong(int requests, int max) {
        return new HttpProblem(
                400,
                ErrorCode.LIMIT_EXCEEDED,
                "The batch has %d requests, more than the %d allowed.".formatted(requests, max));
    }

    static HttpProblem batchTextTooLong(int max) {
        return new HttpProblem(
                400,
                ErrorCode.LIMIT_EXCEEDED,
                "The documents of the batch have more than the %d characters allowed for all of them.".formatted(max));
    }

    /** More than all requests together may hold. */
    static HttpProblem weighsTooMuch(long bytes, long max) {
        return new HttpProblem(
                413,
                ErrorCode.LIMIT_EXCEEDED,
                "The body has so many values that it takes some %d bytes of memory, more than the %d that the requests of one client may take together."
                        .formatted(bytes, max));
    }

    /** No more requests may run or wait. */
    static HttpProblem busy() {
        return new HttpProblem(503, ErrorCode.SERVICE_UNAVAILABLE, "Too many requests at once; try again.");
    }

    /** This server is about to end; the client shall ask another one. */
    static HttpProblem shuttingDown() {
        return new HttpProblem(503, ErrorCode.SERVICE_UNAVAILABLE, GracefulShutdown.REASON);
    }

    /** The client has sent more requests than it may. */
    static HttpProblem rateLimited(int perSecond) {
        return new HttpProblem(
                429, ErrorCode.RATE_LIMITED, "More than the %d requests a second allowed.".formatted(perSecond));
    }

    static HttpProblem timeoutHeader(String given) {
        return badRequest("The header %s is \"%s\", but must be a number of milliseconds from 1 on."
                .formatted(RequestTimeout.HEADER, given.substring(0, Math.min(given.length(), 40))));
    }

    static HttpProblem bigNumbersHeader(String given) {
        return badRequest(
                "The header %s is %s, but may only be \"strings\"; without it they are as the server is set up."
                        .formatted(BigNumbers.HEADER, Excerpt.quoted(given)));
    }

    static HttpProblem notAcceptable() {
        return new HttpProblem(
                406,
                ErrorCode.BAD_USER_INPUT,
                "The response is application/graphql-response+json or application/json; Accept allows neither.");
    }

    static HttpProblem tooLarge(int maxBytes) {
        return new HttpProblem(
                413,
                ErrorCode.PAYLOAD_TOO_LARGE,
                "The request has more than the %d bytes allowed.".formatted(maxBytes),
                true);
    }

    /** Where the request ends is not for sure, and so is what follows it. */
    static HttpProblem ambiguousLength(String message) {
        return new HttpProblem(400, ErrorCode.BAD_USER_INPUT, message, true);
    }

    /** The body took too long to come, or had to make room for others. */
    static HttpProblem bodyTooSlow() {
        return new HttpProblem(408, ErrorCode.REQUEST_TIMEOUT, "The body of the request did not come in time.", true);
    }

    /** The client went away, or it sent chunks that are none. */
    static HttpProblem brokenBody() {
        return new HttpProblem(400, ErrorCode.BAD_USER_INPUT, "The body of the request is broken.", true);
    }

    static HttpProblem unsupportedMediaType() {
        return new HttpProblem(415, ErrorCode.BAD_USER_INPUT, "A POST request needs Content-Type: application/json.");
    }

    static HttpProblem unsupportedCharset() {
        return new HttpProblem(415, ErrorCode.BAD_USER_INPUT, "A request body is read as UTF-8, in no other charset.");
    }

    static HttpProblem unsupportedEncoding() {
        return new HttpProblem(
                415, ErrorCode.BAD_USER_INPUT, "A request body is not compressed; Content-Encoding is not supported.");
    }

    static HttpProblem methodNotAllowed(String method) {
        return new HttpProblem(
                405,
                ErrorCode.METHOD_NOT_ALLOWED,
                "HTTP %s is not served here; use GET or POST.".formatted(Excerpt.of(method)));
    }

    int status() {
        return status;
    }

    /** Whether something may follow on the connection that nobody has read, or that two readers would understand differently. */
    boolean endsConnection() {
        return endsConnection;
    }

    Problem problem() {
        return problem;
    }
}

package org.fraiseql.api;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.fraiseql.RequestContext;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.StageTimes;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP response: headers are set when the first bytes leave, a small answer leaves with its length in one write, gzip where it is asked for and
 * worth it. Not thread-safe.
 */
final class HttpResponder {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** Smaller answers fit into one packet anyway. */
    private static final int GZIP_FROM_BYTES = 1_400;

    private static final String VARY = "Accept, Accept-Encoding";

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final boolean acceptsGzip;
    /** Nobody keeps the answer to a POST (RFC 9110, section 9.3.3), unless it is told for how long. */
    private final boolean isCacheable;

    private final String requestId;
    private final ResponseBuffer buffer = new ResponseBuffer(this::stream);
    private MediaType mediaType = MediaType.JSON;
    private @Nullable OutputStream streaming;

    HttpResponder(HttpServletRequest request, HttpServletResponse response) {
        this.request = request;
        this.response = response;
        this.acceptsGzip = acceptsGzip(request.getHeader("Accept-Encoding"));
        this.isCacheable = !request.getMethod().equals("POST");
        this.requestId = requestId(request.getHeader("X-Request-Id"));
        response.setHeader("X-Request-Id", requestId);
    }

    /** RFC 9110, section 12.5.3: {@code gzip;q=0} refuses what {@code *} would allow. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && MediaType.quality(acceptEncoding, List.of("gzip", "x-gzip", "*")) > 0;
    }

    private static String requestId(@Nullable String given) {
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    void mediaType(MediaType accepted) {
        mediaType = accepted;
    }

    MediaType mediaType() {
        return mediaType;
    }

    RequestContext context(Deadline deadline) {
        return new RequestContext(requestId, deadline);
    }

    String requestId() {
        return requestId;
    }

    ResponseBuffer buffer() {
        return buffer;
    }

    boolean isCommitted() {
        return buffer.isCommitted();
    }

    void allow(String methods) {
        response.setHeader("Allow", methods);
    }

    /** Milliseconds a stage (W3C Server Timing). Too late for an answer that was streamed. */
    void serverTiming(StageTimes times) {
        if (isCommitted()) {
            return;
        }
        String header = times.serverTiming();
        if (!header.isEmpty()) {
            response.setHeader("Server-Timing", header);
        }
    }

    private void stream(byte[] bytes, int offset, int length) throws IOException {
        OutputStream out = streaming;
        if (out == null) {
            head(HttpStatus.OK);
            out = response.getOutputStream();
            if (acceptsGzip) {
                zipped();
                out = new GZIPOutputStream(out, 8_192);
            }
            streaming = out;
        }
        out.write(bytes, offset, length);
    }

    private void zipped() {
        response.setHeader("Content-Encoding", "gzip");
        response.setHeader("Vary", VARY);
    }

    private void head(int status) {
        response.setStatus(status);
        response.setContentType(mediaType.contentType());
        if (isCacheable) {
            response.setHeader("Vary", VARY);
        }
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
    }

    /** Sends what is left. The status counts only if nothing was sent before. */
    void finish(int status) throws IOException {
        OutputStream out = streaming;
        if (out != null) {
            buffer.flush();
            out.close();
            return;
        }
        head(status);
        boolean zip = acceptsGzip && buffer.length() >= GZIP_FROM_BYTES;
        byte[] body = buffer.bytes();
        int length = buffer.length();
        if (zip) {
            ByteArrayOutputStream zipped = new ByteArrayOutputStream();
            try (GZIPOutputStream gzip = new GZIPOutputStream(zipped)) {
                gzip.write(body, 0, length);
            }
            zipped();
            body = zipped.toByteArray();
            length = body.length;
        }
        response.setContentLength(length);
        response.getOutputStream().write(body, 0, length);
    }

    /** Gives back what can be used again. The last call. */
    void close() {
        buffer.release();
    }

    /** Breaks the connection off: the last chunk is never sent, so no client takes the answer for complete. */
    void abort() throws IOException {
        ConnectionCut.cut(request);
        throw new IOException("the response was aborted (STREAM_INTERRUPTED, request " + requestId + ")");
    }
}

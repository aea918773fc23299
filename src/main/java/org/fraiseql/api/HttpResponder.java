package org.fraiseql.api;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.stream.Block;
import org.fraiseql.stream.ByteSink;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.StageTimes;
import org.jspecify.annotations.Nullable;

/**
 * One HTTP response: headers are set when the first bytes leave, gzip where it is asked for and worth it. A short answer leaves with its length in one write;
 * a longer one that is complete is sent by this thread or, when others wait for their clients already, without one, as the client takes it; one that is too long to be held is sent while its rows are read. Not thread-safe.
 */
final class HttpResponder implements ByteSink {
    private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9._-]{1,128}");
    /** Smaller answers fit into one packet anyway. */
    private static final int GZIP_FROM_BYTES = 1_400;

    /** What a server can surely send without waiting for its client, if it has nothing else to send. */
    private static final int AT_ONCE_BYTES = 64 * 1024;

    private static final byte[] NOT_ZIPPED = {};

    private static final String VARY = "Accept, Accept-Encoding, " + BigNumbers.HEADER;

    private final HttpServletRequest request;
    private final HttpServletResponse response;
    private final RequestInProgress progress;
    private final SendingBounds bounds;
    private final boolean acceptsGzip;
    /** Nobody keeps the answer to a POST (RFC 9110, section 9.3.3), unless it is told for how long. */
    private final boolean isCacheable;

    private final String requestId;
    private final ResponseBuffer buffer;
    private MediaType mediaType = MediaType.JSON;
    private @Nullable OutputStream streaming;
    /** The whole answer, where it was compressed; else empty. */
    private byte[] zipped = NOT_ZIPPED;

    /** Who asks, as limits tell clients apart. */
    private String client = "";

    private boolean hasPermit;
    private boolean hasVary;

    /** @param progress is told how the client takes the answer */
    HttpResponder(
            HttpServletRequest request,
            HttpServletResponse response,
            String requestId,
            RequestInProgress progress,
            SendingBounds bounds) {
        this.request = request;
        this.response = response;
        this.progress = progress;
        this.bounds = bounds;
        this.buffer = ResponseBuffer.holding(bounds.streamFromBytes(), bounds.memory(), this);
        this.acceptsGzip = acceptsGzip(request.getHeader("Accept-Encoding"));
        this.isCacheable = !request.getMethod().equals("POST");
        this.requestId = requestId;
        response.setHeader("X-Request-Id", requestId);
    }

    /** RFC 9110, section 12.5.3: {@code gzip;q=0} refuses what {@code *} would allow. */
    static boolean acceptsGzip(@Nullable String acceptEncoding) {
        return acceptEncoding != null && MediaType.quality(acceptEncoding, List.of("gzip", "x-gzip", "*")) > 0;
    }

    /** The client's own, if it can be told; else a new one. */
    static String requestId(@Nullable String given) {
        return given != null && REQUEST_ID.matcher(given).matches()
                ? given
                : Long.toHexString(ThreadLocalRandom.current().nextLong() | Long.MIN_VALUE);
    }

    void mediaType(MediaType accepted) {
        mediaType = accepted;
    }

    /** To be told before anything is answered. */
    void isFor(String whoAsks) {
        client = whoAsks;
    }

    MediaType mediaType() {
        return mediaType;
    }

    RequestContext context(Deadline deadline, boolean bigNumbersAsStrings, Optional<Caller> caller) {
        return new RequestContext(requestId, deadline, bigNumbersAsStrings, caller);
    }

    void challenge() {
        Callers.challenge(request, response);
    }

    String requestId() {
        return requestId;
    }

    RequestInProgress progress() {
        return progress;
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

    /** How often the client may come (draft-ietf-httpapi-ratelimit-headers). */
    void rate(RateLimit limit, RateLimit.Verdict verdict) {
        rate(response, limit, verdict);
    }

    static void rate(HttpServletResponse response, RateLimit limit, RateLimit.Verdict verdict) {
        response.setHeader("RateLimit-Policy", limit.policy());
        response.setHeader("RateLimit", limit.state(verdict));
        if (!verdict.isAllowed()) {
            response.setHeader("Retry-After", Long.toString(verdict.retryAfterSeconds()));
        }
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

    @Override
    public Deadline begin() {
        bounds.permits().take(client);
        hasPermit = true;
        progress.mayWait();
        return Deadline.in(bounds.timeout());
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        OutputStream out = streaming == null ? streaming = stream() : streaming;
        out.write(bytes, offset, length);
    }

    private OutputStream stream() throws IOException {
        head(HttpStatus.OK);
        OutputStream toClient = new ToClient(response.getOutputStream());
        if (!acceptsGzip) {
            return toClient;
        }
        zipped();
        return new Gzip(toClient);
    }

    /** What the client takes: of a compressed answer the compressed bytes. */
    private final class ToClient extends OutputStream {
        private final OutputStream out;

        ToClient(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int letter) throws IOException {
            write(new byte[] {(byte) letter}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            HttpResponder.this.write(out, bytes, offset, length);
        }

        @Override
        public void flush() throws IOException {
            whileClientTakes(0, out::flush);
        }

        @Override
        public void close() throws IOException {
            whileClientTakes(0, out::close);
        }
    }

    private void write(OutputStream out, byte[] bytes, int offset, int length) throws IOException {
        for (int sent = 0; sent < length; sent += SendingRate.PIECE_BYTES) {
            int start = offset + sent;
            int count = Math.min(SendingRate.PIECE_BYTES, length - sent);
            whileClientTakes(count, () -> out.write(bytes, start, count));
        }
    }

    private interface Writing {
        void run() throws IOException;
    }

    private void whileClientTakes(int bytes, Writing writing) throws IOException {
        progress.sending().begins(bytes, System.nanoTime());
        try {
            writing.run();
        } catch (RuntimeException e) {
            if (progress.isCut()) { // WildFly stumbles over a connection that somebody else has closed
                throw new IOException(e);
            }
            throw e;
        } finally {
            progress.sending().ended(System.nanoTime());
        }
    }

    private void zipped() {
        response.setHeader("Content-Encoding", "gzip");
        varies();
    }

    /** Beside what others have said that it varies with. */
    private void varies() {
        if (!hasVary) {
            hasVary = true;
            response.addHeader("Vary", VARY);
        }
    }

    private void head(int status) {
        response.setStatus(status);
        response.setContentType(mediaType.contentType());
        if (isCacheable) {
            varies();
        }
        if (bounds.shutdown().hasBegun()) {
            response.setHeader("Connection", "close");
        }
        if (status == 503) {
            response.setHeader("Retry-After", "1");
        }
        if (status == 415) {
            response.setHeader("Accept-Encoding", "identity"); // RFC 9110, section 15.5.16
        }
    }

    /** The last that takes the processor and waits for nobody. To be called while the request has its place: not all may compress at once. */
    void zip() throws IOException {
        if (streaming == null && acceptsGzip && buffer.totalBytes() >= GZIP_FROM_BYTES) {
            List<Block> blocks = buffer.takeBlocks();
            zipped = zip(blocks);
            ResponseBuffer.release(blocks);
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
        zip();
        head(status);
        if (zipped.length > 0) {
            zipped();
            send(zipped, zipped.length);
        } else if (buffer.isOneBlock()) {
            send(buffer.bytes(), buffer.length());
        } else {
            send(buffer.takeBlocks());
        }
    }

    private static byte[] zip(List<Block> blocks) throws IOException {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (Gzip gzip = new Gzip(zipped)) {
            for (Block block : blocks) {
                gzip.write(block.bytes(), 0, block.length());
            }
        }
        return zipped.toByteArray();
    }

    private void send(byte[] body, int length) throws IOException {
        if (length > AT_ONCE_BYTES) {
            send(List.of(new Block(body, length)));
            return;
        }
        response.setContentLength(length);
        write(response.getOutputStream(), body, 0, length);
    }

    private void send(List<Block> blocks) throws IOException {
        long length = blocks.stream().mapToLong(Block::length).sum();
        response.setContentLengthLong(length);
        if (bounds.sendingThreads().tryAcquire()) {
            try {
                sendByThisThread(blocks);
            } finally {
                bounds.sendingThreads().release();
            }
        } else {
            sendWithoutThread(blocks, length);
        }
    }

    /** Costs less than to send without a thread, as long as clients take what they asked for. */
    private void sendByThisThread(List<Block> blocks) throws IOException {
        progress.mayWait();
        OutputStream out = response.getOutputStream();
        for (Block block : blocks) {
            write(out, block.bytes(), 0, block.length());
        }
        ResponseBuffer.release(blocks);
    }

    private void sendWithoutThread(List<Block> blocks, long length) throws IOException {
        OutputStream out = response.getOutputStream();
        AsyncContext context = request.startAsync();
        context.setTimeout(0); // ours looks at what the client takes
        bounds.requests().goesOnWithoutThread(progress, length);
        bounds.held()
                .get()
                .send(new HeldAnswer(requestId, context, () -> sendAll(blocks, out), progress, () -> bounds.requests()
                        .endedWithoutThread(progress)));
    }

    /** To the last byte: what the server keeps would leave while nobody looks. */
    private void sendAll(List<Block> blocks, OutputStream out) throws IOException {
        for (Block block : blocks) {
            write(out, block.bytes(), 0, block.length());
        }
        whileClientTakes(0, out::close);
        ResponseBuffer.release(blocks);
    }

    /** Ends the connection after the answer: whatever else the client has sent on it is not read. */
    void finishAndDisconnect(int status) throws IOException {
        response.setHeader("Connection", "close");
        finish(status);
        response.getOutputStream().close(); // Open Liberty flushes later, when asked for no more than that
        ConnectionCut.end(request);
    }

    /** Forgets what was to be answered, of which nothing was sent. */
    void discard() {
        buffer.reset(0);
        zipped = NOT_ZIPPED;
    }

    /** Gives back what can be used again. The last call. */
    void close() {
        buffer.release();
        if (hasPermit) {
            bounds.permits().giveBack(client);
        }
    }

    /** Breaks the connection off: the last chunk is never sent, so no client takes the answer for complete. */
    void abort() throws IOException {
        if (!ConnectionCut.breakOff(request)) {
            throw new IOException("the response was aborted (STREAM_INTERRUPTED, request " + requestId + ")");
        }
    }
}

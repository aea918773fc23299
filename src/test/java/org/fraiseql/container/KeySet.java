package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;

/** Where an issuer tells its public keys over HTTP (RFC 7517). Thread-safe; whoever made it closes it. */
final class KeySet implements AutoCloseable {
    private final HttpServer server;
    private final AtomicReference<String> keys;

    private KeySet(HttpServer server, AtomicReference<String> keys) {
        this.server = server;
        this.keys = keys;
    }

    static KeySet of(Tokens issuer) {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            AtomicReference<String> keys = new AtomicReference<>(Tokens.keySet(List.of(issuer)));
            server.createContext("/keys", exchange -> {
                byte[] body = keys.get().getBytes(UTF_8);
                exchange.getResponseHeaders().set("Content-Type", "application/json");
                exchange.sendResponseHeaders(200, body.length);
                exchange.getResponseBody().write(body);
                exchange.close();
            });
            server.start();
            return new KeySet(server, keys);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String location() {
        return "http://localhost:" + server.getAddress().getPort() + "/keys";
    }

    /** From now on these are the issuer's. */
    void tell(List<Tokens> issuers) {
        keys.set(Tokens.keySet(issuers));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

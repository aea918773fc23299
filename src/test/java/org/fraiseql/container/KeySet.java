package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpServer;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.database.Certificates;

/** Where an issuer tells its public keys over HTTP or HTTPS (RFC 7517). Thread-safe; whoever made it closes it. */
final class KeySet implements AutoCloseable {
    private final HttpServer server;
    private final AtomicReference<String> keys;
    private final String trusting;

    private KeySet(HttpServer server, AtomicReference<String> keys, String trusting) {
        this.server = server;
        this.keys = keys;
        this.trusting = trusting;
    }

    static KeySet of(Tokens issuer) {
        try {
            return of(HttpServer.create(address(), 0), issuer, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** By a certificate of an authority of its own, whom {@link #trusting} has a JVM trust. */
    static KeySet overHttps(Tokens issuer) {
        try {
            Certificates authority = Certificates.in(Files.createTempDirectory("issuer"));
            HttpsServer server = HttpsServer.create(address(), 0);
            server.setHttpsConfigurator(new HttpsConfigurator(authority.server("localhost")));
            return of(server, issuer, authority.trusting());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InetSocketAddress address() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    }

    private static KeySet of(HttpServer server, Tokens issuer, String trusting) {
        AtomicReference<String> keys = new AtomicReference<>(Tokens.keySet(List.of(issuer)));
        server.createContext("/keys", exchange -> {
            byte[] body = keys.get().getBytes(UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return new KeySet(server, keys, trusting);
    }

    /** Options of a JVM that is to ask here; blank where it takes none. */
    String trusting() {
        return trusting;
    }

    String location() {
        return (server instanceof HttpsServer ? "https" : "http") + "://localhost:"
                + server.getAddress().getPort() + "/keys";
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

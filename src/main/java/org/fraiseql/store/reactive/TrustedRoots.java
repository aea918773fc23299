package org.fraiseql.store.reactive;

import io.vertx.core.Vertx;
import io.vertx.core.VertxException;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import java.net.Socket;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Objects;
import java.util.stream.Stream;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The certificates that are trusted, as the file has them when a connection is made; the JVM's own checks are made with them. It remembers why the last certificate was refused, as
 * the client of Vert.x says of a handshake only that it has failed. Thread-safe.
 */
final class TrustedRoots extends X509ExtendedTrustManager {
    private final Vertx vertx;
    private final Path file;
    private volatile @Nullable Known known;
    private volatile @Nullable CertificateException refusal;

    private record Known(Buffer content, X509ExtendedTrustManager checks) {}

    @FunctionalInterface
    private interface Check {
        void by(X509ExtendedTrustManager checks) throws CertificateException;
    }

    TrustedRoots(Vertx vertx, Path file) {
        this.vertx = vertx;
        this.file = file;
    }

    /** @throws UnreadableFileException when the file is not there, may not be read, or has no certificates */
    void read() {
        Buffer content = CertificateFile.read(file);
        Known before = known;
        if (before == null || !before.content().equals(content)) {
            known = new Known(content, checks(content));
        }
    }

    private X509ExtendedTrustManager checks(Buffer content) {
        try {
            return Stream.of(new PemTrustOptions()
                            .addCertValue(content)
                            .getTrustManagerFactory(vertx)
                            .getTrustManagers())
                    .filter(X509ExtendedTrustManager.class::isInstance)
                    .map(X509ExtendedTrustManager.class::cast)
                    .findFirst()
                    .orElseThrow();
        } catch (Exception e) {
            throw new UnreadableFileException(file, e);
        }
    }

    /** The failure of a login, or what it does not tell. */
    Throwable reason(Throwable failure) {
        CertificateException refused = refusal;
        return refused != null && failure instanceof VertxException && failure.getCause() == null ? refused : failure;
    }

    private void check(Check check) throws CertificateException {
        try {
            check.by(trusted());
            refusal = null;
        } catch (CertificateException e) {
            refusal = e;
            throw e;
        }
    }

    private X509ExtendedTrustManager trusted() {
        return Objects.requireNonNull(known).checks();
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        check(checks -> checks.checkServerTrusted(chain, authType, engine));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        check(checks -> checks.checkServerTrusted(chain, authType, socket));
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        check(checks -> checks.checkServerTrusted(chain, authType));
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, SSLEngine engine)
            throws CertificateException {
        trusted().checkClientTrusted(chain, authType, engine);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType, Socket socket)
            throws CertificateException {
        trusted().checkClientTrusted(chain, authType, socket);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authType) throws CertificateException {
        trusted().checkClientTrusted(chain, authType);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return trusted().getAcceptedIssuers();
    }
}

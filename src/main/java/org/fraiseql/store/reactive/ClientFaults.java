package org.fraiseql.store.reactive;

import io.vertx.pgclient.PgException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.TlsFaults;

/** Tells from an exception of the client and its causes why there is no connection. */
final class ClientFaults {
    private static final String NO_DATABASE = "3D000";
    private static final String INVALID_AUTHORIZATION = "28000";
    private static final String CLIENT_CERTIFICATE = "client certificate";

    // words of the client itself, which are English everywhere
    private static final String NO_SSL = "does not handle ssl connection";
    private static final String HANDSHAKE_FAILED = "ssl handshake failed";
    /** Of its library for SCRAM, which is asked only where the server wants a password. */
    private static final String NO_PASSWORD = "'password' must not be empty";
    // of the JVM, in English alone
    private static final String OTHER_NAME = "no subject alternative";
    private static final String NO_NAME_MATCHING = "no name matching";

    private ClientFaults() {}

    static Optional<ConnectionFault> of(Collection<Throwable> chain) {
        return chain.stream()
                .flatMap(link -> of(link).stream())
                .findFirst()
                .or(() -> chain.stream().anyMatch(ClientFaults::isOfTls)
                        ? Optional.of(ConnectionFault.OTHER_TLS)
                        : Optional.empty());
    }

    private static Optional<ConnectionFault> of(Throwable link) {
        String words = words(link);
        if (words.contains(NO_SSL)) {
            return Optional.of(ConnectionFault.NO_TLS);
        }
        if (words.contains(NO_PASSWORD)) {
            return Optional.of(ConnectionFault.PASSWORD_MISSING);
        }
        if (words.contains(OTHER_NAME) || words.contains(NO_NAME_MATCHING)) {
            return Optional.of(ConnectionFault.WRONG_HOST);
        }
        return switch (link) {
            case PgException e -> ofServer(e, words);
            case OpenKeyFileException key -> Optional.of(ConnectionFault.KEY_FILE_OPEN);
            case UnreadableFileException file -> Optional.of(ConnectionFault.CERTIFICATE_FILE_UNREADABLE);
            default -> TlsFaults.of(link);
        };
    }

    private static Optional<ConnectionFault> ofServer(PgException e, String words) {
        return switch (ClientMessage.sqlState(e)) {
            case NO_DATABASE -> Optional.of(ConnectionFault.NO_DATABASE);
            case INVALID_AUTHORIZATION ->
                words.contains(CLIENT_CERTIFICATE)
                        ? Optional.of(ConnectionFault.CLIENT_CERTIFICATE_MISSING)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static boolean isOfTls(Throwable link) {
        return link instanceof SSLException || words(link).contains(HANDSHAKE_FAILED);
    }

    private static String words(Throwable link) {
        return String.valueOf(link.getMessage()).toLowerCase(Locale.ROOT);
    }
}

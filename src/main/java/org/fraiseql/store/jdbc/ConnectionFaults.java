package org.fraiseql.store.jdbc;

import java.sql.SQLException;
import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.TlsFaults;

/**
 * Tells from an exception and its causes why there is no connection. By class, SQLSTATE and the names of classes and alerts, as the driver's words are those of
 * the JVM's language and the server's those of its own: what is only in words is known in English alone, and is a failure without a name otherwise.
 */
final class ConnectionFaults {
    private static final String NO_DATABASE = "3D000";
    private static final String INVALID_AUTHORIZATION = "28000";
    /** What the driver says when the server answers its question for TLS with no, or asks for what it can't answer. */
    private static final String REJECTED = "08004";

    private static final String HOSTNAME_VERIFIER = "hostnameverifier";
    private static final String CLIENT_CERTIFICATE = "client certificate";
    private static final String PASSWORD = "password";
    private static final String OPEN_TO_OTHERS = "has group or world access";

    private ConnectionFaults() {}

    /** @param chain the exception, its causes and next exceptions; containers put their own before the driver's */
    static Optional<ConnectionFault> of(Collection<Throwable> chain) {
        return chain.stream()
                .flatMap(link -> of(link).stream())
                .findFirst()
                .or(() -> is(chain, SSLException.class) ? Optional.of(ConnectionFault.OTHER_TLS) : Optional.empty());
    }

    private static boolean is(Collection<Throwable> chain, Class<? extends Throwable> type) {
        return chain.stream().anyMatch(type::isInstance);
    }

    private static Optional<ConnectionFault> of(Throwable link) {
        return switch (link) {
            case NoDataSourceException none -> Optional.of(ConnectionFault.NO_DATASOURCE);
            case SQLException sql -> ofDriver(sql);
            default -> TlsFaults.of(link);
        };
    }

    private static Optional<ConnectionFault> ofDriver(SQLException sql) {
        String words = words(sql);
        if (words.contains(HOSTNAME_VERIFIER)) {
            return Optional.of(ConnectionFault.WRONG_HOST);
        }
        if (words.contains(OPEN_TO_OTHERS)) {
            return Optional.of(ConnectionFault.KEY_FILE_OPEN);
        }
        return switch (String.valueOf(sql.getSQLState())) {
            case NO_DATABASE -> Optional.of(ConnectionFault.NO_DATABASE);
            case REJECTED -> rejected(words);
            case INVALID_AUTHORIZATION ->
                words.contains(CLIENT_CERTIFICATE)
                        ? Optional.of(ConnectionFault.CLIENT_CERTIFICATE_MISSING)
                        : Optional.empty();
            default -> Optional.empty();
        };
    }

    private static Optional<ConnectionFault> rejected(String words) {
        if (words.contains("ssl")) {
            return Optional.of(ConnectionFault.NO_TLS);
        }
        return words.contains(PASSWORD) ? Optional.of(ConnectionFault.PASSWORD_MISSING) : Optional.empty();
    }

    private static String words(Throwable link) {
        return String.valueOf(link.getMessage()).toLowerCase(Locale.ROOT);
    }
}

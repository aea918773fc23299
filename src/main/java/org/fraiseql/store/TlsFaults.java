package org.fraiseql.store;

import java.io.FileNotFoundException;
import java.nio.file.NoSuchFileException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Tells from an exception of the JVM's own why no TLS connection comes about, whichever driver it came through. By class and by names of alerts, as words are those of the JVM's language. */
public final class TlsFaults {
    private static final Pattern ALERT = Pattern.compile("fatal alert: (\\w*certificate\\w*|unknown_ca)");

    private TlsFaults() {}

    /** @param link one exception of a chain of causes */
    public static Optional<ConnectionFault> of(Throwable link) {
        return switch (link) {
            case CertificateExpiredException expired -> Optional.of(ConnectionFault.CERTIFICATE_EXPIRED);
            case CertificateNotYetValidException early -> Optional.of(ConnectionFault.CERTIFICATE_NOT_YET_VALID);
            case CertPathValidatorException invalid -> Optional.of(of(invalid.getReason()));
            case CertPathBuilderException unknown -> Optional.of(ConnectionFault.UNTRUSTED);
            case FileNotFoundException file -> Optional.of(ConnectionFault.CERTIFICATE_FILE_UNREADABLE);
            case NoSuchFileException file -> Optional.of(ConnectionFault.CERTIFICATE_FILE_UNREADABLE);
            case SSLException tls
            when ALERT.matcher(words(tls)).find() -> Optional.of(ConnectionFault.CLIENT_CERTIFICATE_REFUSED);
            default -> Optional.empty();
        };
    }

    private static ConnectionFault of(CertPathValidatorException.Reason reason) {
        if (reason == CertPathValidatorException.BasicReason.EXPIRED) {
            return ConnectionFault.CERTIFICATE_EXPIRED;
        }
        return reason == CertPathValidatorException.BasicReason.NOT_YET_VALID
                ? ConnectionFault.CERTIFICATE_NOT_YET_VALID
                : ConnectionFault.UNTRUSTED;
    }

    private static String words(Throwable link) {
        return String.valueOf(link.getMessage()).toLowerCase(Locale.ROOT);
    }
}

package org.fraiseql.api;

import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.config.SecurityConfig;

/** The audience that tokens have to name. The server verifies it; this class warns when the server was not told one. */
final class TokenAudience {
    private static final String KEY = "mp.jwt.verify.audiences";

    private TokenAudience() {}

    /** What is wrong with it, if anything (MicroProfile JWT, section "Configuration Parameters"). */
    static Optional<String> warning(SecurityConfig security, Config source) {
        boolean isNamed = source.getOptionalValue(KEY, String.class)
                .filter(names -> !names.isBlank())
                .isPresent();
        return security.isOn() && !isNamed
                ? Optional.of(
                        "MP_JWT_VERIFY_AUDIENCES is not set: unless the server's own configuration names an audience, tokens that their issuer"
                                + " has made for other services are taken here, too.")
                : Optional.empty();
    }
}

package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.Principal;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens that the container has verified (MicroProfile JWT). A server without that feature does not have its classes, so nobody else here may refer to them.
 */
final class Tokens {
    private static final boolean ARE_KNOWN = areKnown();

    private Tokens() {}

    private static boolean areKnown() {
        try {
            Class.forName("org.eclipse.microprofile.jwt.JsonWebToken", false, Tokens.class.getClassLoader());
            return true;
        } catch (ClassNotFoundException e) {
            return false;
        }
    }

    /** Empty when somebody else than a token says who it is. */
    static Optional<Identity> identity(Principal principal) {
        return ARE_KNOWN ? Reading.identity(principal) : Optional.empty();
    }

    /** Loaded only where its classes are. */
    private static final class Reading {
        private Reading() {}

        static Optional<Identity> identity(Principal principal) {
            if (!(principal instanceof JsonWebToken token)) {
                return Optional.empty();
            }
            String json = payload(token);
            Map<?, ?> claims = read(json);
            String subject = token.getSubject() == null ? String.valueOf(token.getName()) : token.getSubject();
            Set<String> groups = new LinkedHashSet<>();
            if (token.getGroups() != null) {
                groups.addAll(token.getGroups());
            }
            return Optional.of(new Identity(subject, groups, json, claims));
        }

        /** As the issuer has written it. An encrypted token has no readable part; its claims are written anew. */
        private static String payload(JsonWebToken token) {
            String raw = token.getRawToken();
            String[] parts = raw == null ? new String[0] : raw.split("\\.", -1);
            return parts.length == 3 ? new String(Base64.getUrlDecoder().decode(parts[1]), UTF_8) : written(token);
        }

        private static String written(JsonWebToken token) {
            Map<String, @Nullable Object> claims = new LinkedHashMap<>();
            for (String name : token.getClaimNames()) {
                if (!name.equals("raw_token")) {
                    claims.put(name, token.getClaim(name));
                }
            }
            return JsonText.of(claims);
        }

        private static Map<?, ?> read(String json) {
            try {
                return JsonDecoder.decode(json.getBytes(UTF_8)) instanceof Map<?, ?> claims
                        ? claims
                        : new LinkedHashMap<>();
            } catch (JsonProblem e) {
                throw new IllegalArgumentException("the claims of a verified token are no JSON", e);
            }
        }
    }
}

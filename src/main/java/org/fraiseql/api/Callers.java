package org.fraiseql.api;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.Principal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fraiseql.execution.Caller;
import org.fraiseql.sql.CallerSettings;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.config.SecurityConfig;
import org.fraiseql.support.config.SecurityMode;

/**
 * Says who asks, and as which role of PostgreSQL. The container verifies credentials; here is decided that nobody is taken for anonymous who has brought any, and
 * that nobody gets a role which is not listed. Thread-safe.
 */
final class Callers {
    private static final System.Logger LOG = System.getLogger(Callers.class.getName());
    private static final String ATTRIBUTE = Callers.class.getName();
    /** The attribute of a request to a resource of the application's that says who asks there. */
    private static final String VERIFIED = Callers.class.getName() + ".verified";

    /** What PostgreSQL takes behind the dot of a setting's name. Claims with other names stand in the JSON of all claims only. */
    private static final Pattern NAME = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]{0,62}");

    /** Has the certificates that a client has shown when it connected by TLS (Jakarta Servlet, section 3.10). */
    private static final String CERTIFICATE = "jakarta.servlet.request.X509Certificate";

    private static final Pattern BEARER = Pattern.compile("(?i)bearer\\s.*");

    private final SecurityConfig config;
    private final Groups groups;

    Callers(SecurityConfig config) {
        this.config = config;
        this.groups = new Groups(config.groups().keySet());
    }

    /** What has been found out when a request came, which may be dispatched once more when its body is there. */
    private sealed interface Arrival {
        record Known(Identity identity, String role) implements Arrival {}

        record Anonymous(String role) implements Arrival {}

        record Refused(HttpProblem problem) implements Arrival {}
    }

    /** What has been found out about somebody who asks in a resource. */
    private record Verified(Principal principal, Arrival arrival) {
        @SuppressWarnings("ReferenceEquality") // two tokens may have the same name
        boolean isOf(Principal another) {
            return principal == another;
        }
    }

    /** To be called at the beginning of each dispatch; only the first counts, as that is the one that the container has looked at. */
    void arrived(HttpServletRequest http, HttpServletResponse response) {
        if (config.isOn() && http.getAttribute(ATTRIBUTE) == null) {
            // who asks may be told by a cookie, of which no cache knows (RFC 9111, section 3.5, is about Authorization
            // alone)
            response.setHeader("Cache-Control", "private, no-store");
            http.setAttribute(ATTRIBUTE, look(http, response));
        }
    }

    /** Whether it has been looked who asks; if not, the container has ended the request before. */
    static boolean haveLookedAt(HttpServletRequest http) {
        return http.getAttribute(ATTRIBUTE) != null;
    }

    private Arrival look(HttpServletRequest http, HttpServletResponse response) {
        Optional<Principal> verified = principal(http, response);
        if (verified.isEmpty()) {
            // Open Liberty goes on with wrong credentials where none are needed, but says 401 first
            boolean hasBroughtAny = hasCredentials(http) || response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED;
            return hasBroughtAny ? new Arrival.Refused(HttpProblem.invalidCredentials()) : withoutCredentials();
        }
        return arrival(verified.get(), http);
    }

    private static boolean hasCredentials(HttpServletRequest http) {
        return http.getHeader("Authorization") != null || http.getAttribute(CERTIFICATE) != null;
    }

    private Arrival arrival(Principal principal, HttpServletRequest http) {
        try {
            Identity identity = Tokens.identity(principal).orElseGet(() -> ofContainer(principal, http));
            return role(identity)
                    .<Arrival>map(role -> new Arrival.Known(identity, role))
                    .orElseGet(() -> new Arrival.Refused(
                            HttpProblem.forbidden("Your credentials give you no role of this service.")
                                    .of(identity.subject())));
        } catch (IllegalArgumentException e) {
            LOG.log(System.Logger.Level.WARNING, "A verified token can't be read", e);
            return new Arrival.Refused(HttpProblem.unauthenticated("The credentials can't be read."));
        }
    }

    /** Containers need not look at credentials where nothing is protected; then they are asked to. WildFly has always looked, and asked again it ends the answer. */
    private static Optional<Principal> principal(HttpServletRequest http, HttpServletResponse response) {
        Principal known = http.getUserPrincipal();
        boolean hasLooked = known != null
                || response.getStatus() == HttpServletResponse.SC_UNAUTHORIZED
                || http.getClass().getName().startsWith("io.undertow.");
        if (hasLooked || !hasCredentials(http)) {
            return Optional.ofNullable(known);
        }
        try {
            return http.authenticate(new ChallengeOnly(response))
                    ? Optional.ofNullable(http.getUserPrincipal())
                    : Optional.empty();
        } catch (ServletException | IOException e) {
            LOG.log(System.Logger.Level.WARNING, "The container could not verify credentials", e);
            return Optional.empty();
        }
    }

    private Arrival withoutCredentials() {
        return config.mode() == SecurityMode.REQUIRED
                ? new Arrival.Refused(HttpProblem.unauthenticated("This service wants to know who asks."))
                : new Arrival.Anonymous(config.anonymousRole().orElseThrow());
    }

    /** Any login of Jakarta EE: of its groups only those are asked for that the configuration names. */
    private Identity ofContainer(Principal principal, HttpServletRequest http) {
        Set<String> isIn = groups.of(http);
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("sub", principal.getName());
        claims.put("groups", List.copyOf(isIn));
        return new Identity(principal.getName(), isIn, JsonText.of(claims), claims);
    }

    /**
     * Of those that the claim names the first in the order of the configuration, as who writes the token need not order them. Only where there is no such claim,
     * groups count: one of another form, or that names nobody, gives no role.
     */
    private Optional<String> role(Identity identity) {
        Optional<List<String>> claimed = config.roleClaim().in(identity.claim());
        if (claimed.isPresent()) {
            return config.roles().stream().filter(claimed.get()::contains).findFirst();
        }
        return config.groups().entrySet().stream()
                .filter(group -> identity.groups().contains(group.getKey()))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Empty where callers are not known. @throws HttpProblem when this one is not to be served */
    Optional<Caller> of(HttpServletRequest http, String requestId) throws HttpProblem {
        if (!config.isOn()) {
            return Optional.empty();
        }
        if (!(http.getAttribute(ATTRIBUTE) instanceof Arrival arrival)) {
            throw new IllegalStateException("nobody has looked who asks");
        }
        return Optional.of(caller(arrival, http, requestId));
    }

    private Caller caller(Arrival arrival, HttpServletRequest http, String requestId) throws HttpProblem {
        return switch (arrival) {
            case Arrival.Known(Identity identity, String role) -> caller(identity, role, http, requestId);
            case Arrival.Anonymous(String role) -> anonymous(role, http, requestId);
            case Arrival.Refused(HttpProblem problem) -> throw problem;
        };
    }

    boolean areKnown() {
        return config.isOn();
    }

    /**
     * Whom the container has verified for a request to a resource of the application's. Nobody is anonymous there, since no answer is at hand by which wrong credentials would be
     * told from none.
     *
     * @param principal of the request at the moment: the resource may call login and logout
     * @throws HttpProblem when the credentials give no role
     */
    Caller verified(Principal principal, HttpServletRequest http, String requestId) throws HttpProblem {
        return caller(arrivalOnce(principal, http), http, requestId);
    }

    private Arrival arrivalOnce(Principal principal, HttpServletRequest http) {
        if (http.getAttribute(VERIFIED) instanceof Verified known && known.isOf(principal)) {
            return known.arrival();
        }
        Arrival arrival = arrival(principal, http);
        http.setAttribute(VERIFIED, new Verified(principal, arrival));
        return arrival;
    }

    /** Who asks for what is for operators; nobody in particular where callers are not known. @throws HttpProblem when it is none of them */
    Optional<Caller> requireAdmin(HttpServletRequest http, HttpServletResponse response) throws HttpProblem {
        arrived(http, response);
        Optional<Caller> caller = of(http, "");
        if (caller.isPresent() && !caller.get().isOperator(config.adminRole())) {
            throw caller.get().isAnonymous()
                    ? HttpProblem.unauthenticated("This is for operators.")
                    : HttpProblem.forbidden("This is for operators.")
                            .of(caller.get().subject());
        }
        return caller;
    }

    /** Whether this is for somebody who may see what is for operators, as everybody may where callers are not known. */
    boolean isForOperator(Optional<Caller> caller) {
        return caller.isPresent() ? caller.get().isOperator(config.adminRole()) : !config.isOn();
    }

    private Caller anonymous(String role, HttpServletRequest http, String requestId) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("role", role);
        return new Caller(
                "", role, Collections.emptySet(), JsonText.of(claims), true, settings(role, claims, http, requestId));
    }

    private Caller caller(Identity identity, String role, HttpServletRequest http, String requestId) {
        CallerSettings settings = settings(role, identity.claims(), identity.claim(), http, requestId);
        return new Caller(identity.subject(), role, identity.groups(), identity.claims(), false, settings);
    }

    private CallerSettings settings(String role, Map<?, ?> claims, HttpServletRequest http, String requestId) {
        return settings(role, JsonText.of(claims), claims, http, requestId);
    }

    /** What policies and functions can ask for by {@code current_setting}. */
    private CallerSettings settings(
            String role, String json, Map<?, ?> claims, HttpServletRequest http, String requestId) {
        Map<String, String> settings = new LinkedHashMap<>();
        put(settings, config.claimsSetting(), json);
        put(settings, config.methodSetting(), http.getMethod());
        put(settings, config.pathSetting(), http.getRequestURI());
        put(settings, config.requestIdSetting(), requestId);
        Map<String, Object> sent = new LinkedHashMap<>();
        for (String header : config.headers()) {
            String value = http.getHeader(header);
            if (value != null) {
                sent.put(header, value);
            }
            // also where it is missing, so that the statement is the same
            put(settings, config.headerPrefix() + header.replace('-', '_'), value == null ? "" : value);
        }
        if (!config.headers().isEmpty()) {
            put(settings, config.headersSetting(), JsonText.of(sent));
        }
        if (!config.claimPrefix().isEmpty()) {
            // names of settings have no case: of claims that differ in it that one counts which has none
            claims.forEach((name, value) -> {
                if (isLower(String.valueOf(name))) {
                    putClaim(settings, String.valueOf(name), value);
                }
            });
            claims.forEach((name, value) -> putClaim(settings, lower(String.valueOf(name)), value));
        }
        return CallerSettings.of(role, settings, config.requestIdSetting(), requestId);
    }

    private static boolean isLower(String name) {
        return name.equals(lower(name));
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }

    private void putClaim(Map<String, String> settings, String name, Object value) {
        if (value != null && NAME.matcher(name).matches()) {
            String text = value instanceof String string ? string : JsonText.of(value);
            settings.putIfAbsent(config.claimPrefix() + name, text);
        }
    }

    private static void put(Map<String, String> settings, String name, String value) {
        if (!name.isEmpty() && value.indexOf('\0') < 0) {
            settings.put(name, value);
        }
    }

    /** Tells how to log in, unless the container has: it knows which login it is. */
    static void challenge(HttpServletRequest http, HttpServletResponse response) {
        if (response.getHeader(ChallengeOnly.CHALLENGE) == null) {
            response.setHeader(ChallengeOnly.CHALLENGE, challenge(http));
        }
    }

    /** RFC 6750, section 3: what a client may do about it. */
    private static String challenge(HttpServletRequest http) {
        String given = http.getHeader("Authorization");
        boolean isBearer =
                given != null && BEARER.matcher(given.toLowerCase(Locale.ROOT)).matches();
        return isBearer ? "Bearer realm=\"fraiseql\", error=\"invalid_token\"" : "Bearer realm=\"fraiseql\"";
    }
}

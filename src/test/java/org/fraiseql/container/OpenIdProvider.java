package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.fraiseql.database.Certificates;
import org.fraiseql.support.JsonText;
import org.jspecify.annotations.Nullable;

/**
 * A provider of OpenID Connect (Core 1.0, the code flow) over HTTPS, with one client. It asks nobody for a password: who sits before the browser is told beforehand.
 * Thread-safe; whoever made it closes it.
 */
final class OpenIdProvider implements AutoCloseable {
    static final String CLIENT = "fraiseql";
    static final String SECRET = "secret of the client";

    private final HttpsServer server;
    private final Tokens keys = Tokens.issuer("provider");
    private final AtomicReference<Optional<User>> user = new AtomicReference<>(Optional.empty());
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    private record User(String name, List<String> groups) {}

    /** What a code stands for. */
    private record Grant(
            User user, String redirect, @Nullable String nonce) {}

    private interface Answer {
        void to(HttpExchange exchange) throws IOException;
    }

    private OpenIdProvider(HttpsServer server) {
        this.server = server;
    }

    static OpenIdProvider start(Certificates authority) throws IOException, GeneralSecurityException {
        HttpsServer server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(authority.server("localhost")));
        OpenIdProvider provider = new OpenIdProvider(server);
        provider.answer("/.well-known/openid-configuration", exchange -> write(exchange, 200, provider.metadata()));
        provider.answer("/keys", exchange -> write(exchange, 200, Tokens.keySet(List.of(provider.keys))));
        provider.answer("/authorize", provider::authorize);
        provider.answer("/token", provider::token);
        server.start();
        return provider;
    }

    private void answer(String path, Answer answer) {
        server.createContext(path, exchange -> {
            try (exchange) {
                answer.to(exchange);
            }
        });
    }

    String issuer() {
        return "https://localhost:" + server.getAddress().getPort();
    }

    /** Whoever comes with a browser from now on. */
    void isLoggedIn(String name, String... groups) {
        user.set(Optional.of(new User(name, List.of(groups))));
    }

    /** Whoever comes with a browser from now on does not get past the password. */
    void nobodyIsLoggedIn() {
        user.set(Optional.empty());
    }

    /** For a client that needs no browser. */
    String accessToken(String name, String... groups) {
        return keys.signed(claims(new User(name, List.of(groups))));
    }

    /** One of its own with another claim in the place of the right one. */
    String accessToken(String claim, Object value) {
        Map<String, Object> claims = claims(new User("ann", List.of("editors")));
        claims.put(claim, value);
        return keys.signed(claims);
    }

    /** The same, signed by somebody else. */
    String forgedToken(String name, String... groups) {
        return Tokens.issuer("provider").signed(claims(new User(name, List.of(groups))));
    }

    private Map<String, Object> claims(User who) {
        Map<String, Object> claims = Tokens.claims("", 0);
        claims.keySet().removeAll(List.of("role", "tenant"));
        claims.put("iss", issuer());
        claims.put("aud", CLIENT);
        claims.put("sub", who.name());
        claims.put("groups", who.groups());
        return claims;
    }

    /** OpenID Connect Discovery 1.0, section 3. */
    private String metadata() {
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("issuer", issuer());
        metadata.put("authorization_endpoint", issuer() + "/authorize");
        metadata.put("token_endpoint", issuer() + "/token");
        metadata.put("jwks_uri", issuer() + "/keys");
        metadata.put("response_types_supported", List.of("code"));
        metadata.put("subject_types_supported", List.of("public"));
        metadata.put("id_token_signing_alg_values_supported", List.of("RS256"));
        metadata.put("token_endpoint_auth_methods_supported", List.of("client_secret_post", "client_secret_basic"));
        metadata.put("scopes_supported", List.of("openid"));
        return JsonText.of(metadata);
    }

    private void authorize(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(exchange.getRequestURI().getRawQuery());
        if (!CLIENT.equals(asked.get("client_id")) || !"code".equals(asked.get("response_type"))) {
            write(exchange, 400, "{\"error\":\"invalid_request\"}");
            return;
        }
        String redirect = asked.getOrDefault("redirect_uri", "");
        String outcome = user.get()
                .map(who -> "code=" + code(new Grant(who, redirect, asked.get("nonce"))))
                .orElse("error=access_denied");
        String state = URLEncoder.encode(asked.getOrDefault("state", ""), UTF_8);
        exchange.getResponseHeaders().set("Location", redirect + "?" + outcome + "&state=" + state);
        exchange.sendResponseHeaders(302, -1);
    }

    private String code(Grant grant) {
        String code = UUID.randomUUID().toString();
        grants.put(code, grant);
        return code;
    }

    private void token(HttpExchange exchange) throws IOException {
        Map<String, String> asked = form(new String(exchange.getRequestBody().readAllBytes(), UTF_8));
        Grant grant = grants.remove(asked.getOrDefault("code", ""));
        boolean isGranted = grant != null
                && grant.redirect().equals(asked.get("redirect_uri"))
                && isClient(exchange.getRequestHeaders().getFirst("Authorization"), asked);
        if (grant == null || !isGranted) {
            write(exchange, 400, "{\"error\":\"invalid_grant\"}");
            return;
        }
        Map<String, Object> claims = claims(grant.user());
        if (grant.nonce() != null) {
            claims.put("nonce", grant.nonce());
        }
        Map<String, Object> tokens = new LinkedHashMap<>();
        tokens.put("access_token", keys.signed(claims));
        tokens.put("token_type", "Bearer");
        tokens.put("expires_in", 300);
        tokens.put("id_token", keys.signed(claims));
        write(exchange, 200, JsonText.of(tokens));
    }

    private static boolean isClient(@Nullable String authorization, Map<String, String> asked) {
        String pair = URLEncoder.encode(CLIENT, UTF_8) + ":" + URLEncoder.encode(SECRET, UTF_8);
        String basic = "Basic " + Base64.getEncoder().encodeToString(pair.getBytes(UTF_8));
        return basic.equals(authorization)
                || (CLIENT.equals(asked.get("client_id")) && SECRET.equals(asked.get("client_secret")));
    }

    private static Map<String, String> form(String encoded) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (String field : encoded.split("&", -1)) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], parts.length == 2 ? URLDecoder.decode(parts[1], UTF_8) : "");
        }
        return fields;
    }

    private static void write(HttpExchange exchange, int status, String json) throws IOException {
        byte[] body = json.getBytes(UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}

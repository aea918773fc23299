package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.Principal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.eclipse.microprofile.jwt.JsonWebToken;
import org.fraiseql.execution.Caller;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.SecurityConfig;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated
class CallersTest {
    /** The payload, in Base64, is what the caller is told to be. */
    private static final String CLAIMS = "{\"sub\":\"ann\",\"role\":\"buyer\",\"tenant\":7}";

    private final Map<String, String> headers = new LinkedHashMap<>();
    private final Map<String, Object> attributes = new LinkedHashMap<>();
    private final Map<String, Object> claims = new LinkedHashMap<>();
    private Optional<Principal> principal = Optional.empty();
    /** Whom the container finds when it is asked to look. */
    private Optional<Principal> onDemand = Optional.empty();

    /** Headers of the answer. */
    private final List<String> said = new ArrayList<>();

    /** Methods of the request and of the token. */
    private final List<String> asked = new ArrayList<>();

    private Optional<String> challengeOfContainer = Optional.empty();
    private boolean hasEnded;
    private int status = 200;

    private static SecurityConfig config(String... more) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.security.mode", "optional");
        values.put("fraiseql.security.anonymous-role", "anon");
        values.put("fraiseql.security.roles", "buyer, editor, boss");
        values.put("fraiseql.security.groups", "editors:editor");
        values.put("fraiseql.security.admin-role", "boss");
        for (int i = 0; i < more.length; i += 2) {
            values.put("fraiseql.security." + more[i], more[i + 1]);
        }
        values.values().removeIf(String::isEmpty);
        return ConfigReader.read(new WrittenConfig(values)).security();
    }

    private HttpServletRequest request() {
        return proxy(HttpServletRequest.class, (name, argument) -> switch (asked(name)) {
            case "getUserPrincipal" -> principal.orElse(null);
            case "authenticate" -> authenticates((HttpServletResponse) argument);
            case "getHeader" -> headers.get(argument);
            case "getAttribute" -> attributes.get(argument);
            case "getMethod" -> "POST";
            case "getRequestURI" -> "/graphql";
            case "isUserInRole" -> {
                if (hasEnded) {
                    throw new IllegalStateException("The request has ended.");
                }
                yield argument.equals("editors");
            }
            default -> throw new UnsupportedOperationException(name);
        });
    }

    private String asked(String method) {
        asked.add(method);
        return method;
    }

    /** Whom it does not find it sends to a page where people log in, as a client of OpenID Connect does. */
    private boolean authenticates(HttpServletResponse response) {
        principal = onDemand;
        if (principal.isEmpty()) {
            response.addHeader("WWW-Authenticate", "Negotiate");
            try {
                response.sendRedirect("https://login.example");
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return onDemand.isPresent();
    }

    private HttpServletResponse response() {
        return proxy(HttpServletResponse.class, (name, argument) -> {
            if (List.of("setHeader", "addHeader", "sendRedirect").contains(name)) {
                said.add(String.valueOf(argument));
            }
            return name.equals("getHeader") ? challengeOfContainer.orElse(null) : status;
        });
    }

    private interface Answer {
        @Nullable
        Object to(String method, Object argument);
    }

    @SuppressWarnings("NullAway") // a stub answers null as the container does
    private <T> T proxy(Class<T> type, Answer answer) {
        return type.cast(Proxy.newProxyInstance(
                CallersTest.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().equals("setAttribute")) {
                        attributes.put((String) arguments[0], arguments[1]);
                        return null;
                    }
                    return answer.to(method.getName(), arguments == null ? "" : arguments[0]);
                }));
    }

    /** Regression: where people log in by HTTP Basic, a wrong password was answered with a challenge for tokens. */
    @Test
    void theContainersChallengeStays() {
        Callers.challenge(request(), response());
        assertThat(said).containsExactly("WWW-Authenticate");
        said.clear();
        challengeOfContainer = Optional.of("Basic realm=\"defaultRealm\"");
        Callers.challenge(request(), response());
        assertThat(said).isEmpty();
    }

    private Optional<Caller> caller(SecurityConfig config) throws HttpProblem {
        Callers callers = new Callers(config);
        HttpServletRequest request = request();
        callers.arrived(request, response());
        return callers.of(request, "r1");
    }

    private void token(String payload, List<String> groups) {
        String raw = "h."
                + java.util.Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(payload.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                + ".s";
        claims.put("groups", groups);
        principal = Optional.of(proxy(JsonWebToken.class, (name, argument) -> switch (asked(name)) {
            case "getRawToken" -> raw;
            case "getSubject", "getName" -> "ann";
            case "getGroups" -> new java.util.LinkedHashSet<>(groups);
            default -> throw new UnsupportedOperationException(name);
        }));
    }

    @Test
    void nobodyIsLookedAtWhereCallersAreNotKnown() throws HttpProblem {
        headers.put("Authorization", "Bearer whatever");
        assertThat(caller(ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()))
                        .security()))
                .isEmpty();
        assertThat(attributes).isEmpty();
    }

    @Test
    void aTokenTellsRoleAndClaims() throws HttpProblem {
        token(CLAIMS, List.of("g"));
        Caller caller = caller(config("claim-prefix", "jwt.claims.", "headers", "X-Tenant"))
                .orElseThrow();
        assertThat(caller.subject()).isEqualTo("ann");
        assertThat(caller.role()).isEqualTo("buyer");
        assertThat(caller.claims()).isEqualTo(CLAIMS);
        assertThat(caller.is("g")).isTrue();
        assertThat(caller.settings().binds())
                .containsExactly(
                        "request.jwt.claims",
                        CLAIMS,
                        "request.method",
                        "POST",
                        "request.path",
                        "/graphql",
                        "request.id",
                        "r1",
                        "request.header.x_tenant",
                        "",
                        "request.headers",
                        "{}",
                        "jwt.claims.sub",
                        "ann",
                        "jwt.claims.role",
                        "buyer",
                        "jwt.claims.tenant",
                        "7",
                        "role",
                        "buyer");
    }

    /** As PostgREST has them. */
    @Test
    void headersThatAreAskedForAreSettings() throws HttpProblem {
        headers.put("x-tenant", "7\"");
        headers.put("x-other", "no");
        assertThat(caller(config("headers", "X-Tenant, X-More"))
                        .orElseThrow()
                        .settings()
                        .binds())
                .containsSubsequence(
                        "request.header.x_tenant",
                        "7\"",
                        "request.header.x_more",
                        "",
                        "request.headers",
                        "{\"x-tenant\":\"7\\\"\"}")
                .doesNotContain("no");
    }

    /** What {@code docs/security.md} says that a request has. */
    @Test
    void theSettingsOfThePageAreThere() throws IOException, HttpProblem {
        String page = Files.readString(Path.of("docs/security.md"));
        String table = page.substring(page.indexOf("| Setting | Has |"));
        List<String> names = Pattern.compile("`([^`]+)`")
                .matcher(table.substring(0, table.indexOf("\n\n"))
                        .lines()
                        .map(row -> row.split("\\|", -1)[1])
                        .collect(Collectors.joining("\n")))
                .results()
                .map(name -> name.group(1))
                .toList();
        assertThat(names).hasSizeGreaterThan(6);
        token("{\"sub\":\"ann\",\"role\":\"buyer\",\"User_Id\":7}", List.of());
        headers.put("x-tenant", "7");
        assertThat(caller(config("headers", "X-Tenant", "claim-prefix", "jwt.claims."))
                        .orElseThrow()
                        .settings()
                        .binds())
                .containsAll(names);
    }

    @Test
    void settingsHaveTheNamesOfTheConfiguration() throws HttpProblem {
        token(CLAIMS, List.of());
        headers.put("x-tenant", "7");
        assertThat(caller(config(
                                "claims-setting", "my.claims",
                                "method-setting", "my.method",
                                "path-setting", "my.path",
                                "request-id-setting", "my.request",
                                "headers", "X-Tenant",
                                "header-prefix", "h.",
                                "headers-setting", "my.headers"))
                        .orElseThrow()
                        .settings()
                        .binds())
                .containsExactly(
                        "my.claims",
                        CLAIMS,
                        "my.method",
                        "POST",
                        "my.path",
                        "/graphql",
                        "my.request",
                        "r1",
                        "h.x_tenant",
                        "7",
                        "my.headers",
                        "{\"x-tenant\":\"7\"}",
                        "role",
                        "buyer");
        assertThat(caller(config(
                                "claims-setting",
                                "-",
                                "method-setting",
                                "-",
                                "path-setting",
                                "-",
                                "request-id-setting",
                                "-"))
                        .orElseThrow()
                        .settings()
                        .binds())
                .containsExactly("role", "buyer");
    }

    @Test
    void aRoleMayStandDeepInTheClaims() throws HttpProblem {
        token("{\"realm\":{\"roles\":[\"buyer\"]}}", List.of());
        assertThat(caller(config("role-claim", "realm.roles")).orElseThrow().role())
                .isEqualTo("buyer");
    }

    @Test
    void whoBringsNothingIsAnonymous() throws HttpProblem {
        Caller caller = caller(config()).orElseThrow();
        assertThat(caller.isAnonymous()).isTrue();
        assertThat(caller.role()).isEqualTo("anon");
        assertThat(caller.claims()).isEqualTo("{\"role\":\"anon\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer x", "bearer x", "Basic x", "Negotiate x", ""})
    void credentialsWithoutAPrincipalAreRefused(String authorization) {
        headers.put("Authorization", authorization);
        refused(401, config());
    }

    /** Regression: Open Liberty does not look at a token by itself where the application has no login-config. */
    @Test
    void theContainerIsAskedToLook() throws HttpProblem {
        token(CLAIMS, List.of());
        onDemand = principal;
        principal = Optional.empty();
        headers.put("Authorization", "Bearer x");
        assertThat(caller(config()).orElseThrow().role()).isEqualTo("buyer");
    }

    /** Regression: clients of the API were sent to the page of an OpenID provider, with 302. */
    @Test
    void ofARefusalOfTheContainerOnlyItsChallengeIsKept() {
        headers.put("Authorization", "Bearer x");
        refused(401, config());
        assertThat(said).containsExactly("Cache-Control", "WWW-Authenticate");
    }

    /** Regression: Open Liberty does not look at a certificate by itself, so all who showed one were anonymous. */
    @Test
    void theContainerIsAskedToLookAtACertificate() throws HttpProblem {
        token(CLAIMS, List.of());
        onDemand = principal;
        principal = Optional.empty();
        attributes.put("jakarta.servlet.request.X509Certificate", "one");
        assertThat(caller(config()).orElseThrow().role()).isEqualTo("buyer");
    }

    @Test
    void aCertificateOfNobodyIsRefused() {
        attributes.put("jakarta.servlet.request.X509Certificate", "one");
        refused(401, config());
    }

    /** A token in a cookie, say. */
    @Test
    void whomTheContainerHasRefusedIsRefused() {
        status = 401;
        refused(401, config());
    }

    @Test
    void whoBringsNothingIsRefusedWhereThatIsAsked() {
        refused(401, config("mode", "required", "anonymous-role", ""));
    }

    @ParameterizedTest
    @CsvSource({
        "{\"role\":\"root\"}",
        "{\"role\":\"\"}",
        "{\"role\":\"anon\"}",
        "{\"role\":7}",
        "{}",
        "{\"role\":[\"root\"]}"
    })
    void aRoleThatIsNotListedIsRefused(String payload) {
        token(payload, List.of("other"));
        refused(403, config());
    }

    /** A claim that names a role which is not listed is not passed over for a group. */
    @Test
    void groupsCountOnlyWhereNoClaimNamesARole() throws HttpProblem {
        token("{}", List.of("x", "editors"));
        assertThat(caller(config()).orElseThrow().role()).isEqualTo("editor");
        attributes.clear();
        token("{\"role\":\"root\"}", List.of("editors"));
        refused(403, config());
    }

    /** Regression: a claim of another form gave way to groups. */
    @ParameterizedTest
    @ValueSource(strings = {"[]", "7", "true", "{}", "{\"editor\":1}", "[7]", "[[\"editor\"]]", "\"\""})
    void aClaimOfAnotherFormGivesNoRole(String claim) {
        token("{\"role\":" + claim + "}", List.of("editors"));
        refused(403, config());
    }

    @Test
    void aClaimThatIsNullIsNone() throws HttpProblem {
        token("{\"role\":null}", List.of("editors"));
        assertThat(caller(config()).orElseThrow().role()).isEqualTo("editor");
    }

    /** Regression: it was an internal error. */
    @Test
    void whatCannotBeReadIsRefused() {
        token("{\"role\":", List.of());
        refused(401, config());
    }

    /** Regression: it was the first of the token's that is listed, and who writes tokens need not order them. */
    @Test
    void ofSeveralRolesTheFirstOfTheConfigurationCounts() throws HttpProblem {
        token("{\"role\":[\"root\",\"boss\",\"editor\",\"buyer\"]}", List.of());
        assertThat(caller(config()).orElseThrow().role()).isEqualTo("buyer");
    }

    /** Names of settings have no case in PostgreSQL. */
    @Test
    void claimsThatDifferInCaseAreOneSetting() throws HttpProblem {
        token("{\"Tenant\":9,\"role\":\"buyer\",\"tenant\":7,\"UserId\":1}", List.of());
        assertThat(caller(config("claim-prefix", "jwt.claims."))
                        .orElseThrow()
                        .settings()
                        .binds())
                .containsSubsequence("jwt.claims.tenant", "7", "jwt.claims.userid", "1")
                .doesNotContain("9", "jwt.claims.Tenant");
    }

    @Test
    void whatCallersAreAnsweredIsForNoCache() throws HttpProblem {
        caller(config());
        assertThat(said).containsExactly("Cache-Control");
        said.clear();
        attributes.clear();
        caller(ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())).security());
        assertThat(said).isEmpty();
    }

    /** Regression: whoever asked was told what a request costs. */
    @Test
    void whatIsForOperatorsIsForAllOnlyWhereNobodyIsKnown() throws HttpProblem {
        SecurityConfig off =
                ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())).security();
        assertThat(new Callers(off).isForOperator(Optional.empty())).isTrue();
        Callers callers = new Callers(config());
        assertThat(callers.isForOperator(Optional.empty())).isFalse();
        assertThat(callers.isForOperator(caller(config()))).isFalse();
        attributes.clear();
        token("{\"role\":\"boss\"}", List.of());
        assertThat(callers.isForOperator(caller(config()))).isTrue();
    }

    @Test
    void anyOtherLoginHasGroups() throws HttpProblem {
        principal = Optional.of(() -> "bob");
        Caller caller = caller(config()).orElseThrow();
        assertThat(caller.role()).isEqualTo("editor");
        assertThat(caller.claims()).isEqualTo("{\"sub\":\"bob\",\"groups\":[\"editors\"]}");
    }

    /** The container looks at credentials once, and the request may be dispatched twice. */
    @Test
    void theFirstDispatchCounts() throws HttpProblem {
        token(CLAIMS, List.of());
        Callers callers = new Callers(config());
        callers.arrived(request(), response());
        principal = Optional.empty();
        callers.arrived(request(), response());
        assertThat(callers.of(request(), "r").orElseThrow().role()).isEqualTo("buyer");
    }

    @Test
    void onlyTheAdminRoleIsForOperators() throws HttpProblem {
        token("{\"role\":\"boss\"}", List.of());
        new Callers(config()).requireAdmin(request(), response());
        attributes.clear();
        token(CLAIMS, List.of("boss"));
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> new Callers(config()).requireAdmin(request(), response()))
                .matches(problem -> problem.status() == 403);
        attributes.clear();
        principal = Optional.empty();
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> new Callers(config()).requireAdmin(request(), response()))
                .matches(problem -> problem.status() == 401);
    }

    private void refused(int wanted, SecurityConfig config) {
        assertThatExceptionOfType(HttpProblem.class)
                .isThrownBy(() -> caller(config))
                .matches(problem -> problem.status() == wanted);
    }

    private Optional<Caller> elsewhere(SecurityConfig config) {
        return new CallerOfRequest(new Callers(config), request()).find();
    }

    @Test
    void aResourceOfTheApplicationsWorksForWhomTheContainerHasVerified() {
        token(CLAIMS, List.of());
        assertThat(elsewhere(config())).hasValueSatisfying(caller -> {
            assertThat(caller.subject()).isEqualTo("ann");
            assertThat(caller.role()).isEqualTo("buyer");
            assertThat(caller.claims()).isEqualTo(CLAIMS);
        });
        assertThat(new CallerOfRequest(
                                new Callers(ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()))
                                        .security()),
                                request())
                        .find())
                .isEmpty();
    }

    @Test
    void nobodyIsAnonymousThere() {
        assertThat(elsewhere(config())).isEmpty();
        headers.put("Authorization", "Bearer a.b.c");
        assertThat(elsewhere(config())).isEmpty();
    }

    @Test
    void whoHasNoRoleIsRefusedThere() {
        token("{\"sub\":\"ann\",\"role\":\"king\"}", List.of());
        assertThatExceptionOfType(EngineException.class)
                .isThrownBy(() -> elsewhere(config()))
                .satisfies(refusal ->
                        assertThat(refusal.problems().getFirst().code()).isEqualTo(ErrorCode.PERMISSION_DENIED));
    }

    /** CDI's proxy says so on threads of schedulers. */
    @Test
    void noRequestIsNobodys() {
        for (RuntimeException said : List.of(new ContextNotActiveException(), new IllegalStateException())) {
            HttpServletRequest none = proxy(HttpServletRequest.class, (name, argument) -> {
                throw said;
            });
            assertThat(new CallerOfRequest(new Callers(config()), none).find()).isEmpty();
        }
    }

    /** Regression: nobody asked, it was said, and the container's own words were lost. */
    @Test
    void aContainerThatFailsIsNotNobody() {
        principal = Optional.of(() -> "bob");
        hasEnded = true;
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> elsewhere(config()))
                .withMessage("The request has ended.");
    }

    /** A statement asks several times, and a resource makes several statements. */
    @Test
    void aTokenIsReadOnceForARequest() {
        token(CLAIMS, List.of());
        assertThat(elsewhere(config())).isEqualTo(elsewhere(config())).isPresent();
        assertThat(asked).containsOnlyOnce("getRawToken");
        token("{\"sub\":\"ann\",\"role\":\"king\"}", List.of());
        asked.clear();
        for (int i = 0; i < 2; i++) {
            assertThatExceptionOfType(EngineException.class).isThrownBy(() -> elsewhere(config()));
        }
        assertThat(asked).containsOnlyOnce("getRawToken");
    }

    @Test
    void groupsAreAskedForOnceForARequest() {
        principal = Optional.of(() -> "bob");
        assertThat(elsewhere(config())).isEqualTo(elsewhere(config())).isPresent();
        assertThat(asked).containsOnlyOnce("isUserInRole");
    }

    /** A resource may call login and logout. */
    @Test
    void whoComesLaterIsAnother() {
        principal = Optional.of(() -> "bob");
        assertThat(elsewhere(config()).map(Caller::subject)).contains("bob");
        principal = Optional.empty();
        assertThat(elsewhere(config())).isEmpty();
        token(CLAIMS, List.of());
        assertThat(elsewhere(config()).map(Caller::subject)).contains("ann");
    }

    /** What the servlet of GraphQL has found out is another matter: it has looked for wrong credentials, too. */
    @Test
    void aRequestToAResourceHasNotArrivedAtGraphQL() {
        token(CLAIMS, List.of());
        elsewhere(config());
        assertThat(Callers.haveLookedAt(request())).isFalse();
    }
}

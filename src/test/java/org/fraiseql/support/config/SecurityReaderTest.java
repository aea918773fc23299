package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SecurityReaderTest {
    private static FraiseqlConfig read(String... keysAndValues) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            values.put("fraiseql." + keysAndValues[i], keysAndValues[i + 1]);
        }
        return ConfigReader.read(new WrittenConfig(values));
    }

    @Test
    void nobodyIsKnownByDefault() {
        SecurityConfig security = read().security();
        assertThat(security.isOn()).isFalse();
        assertThat(security.servedRoles()).isEmpty();
        assertThat(security.roleClaim()).hasToString("role");
        assertThat(security.claimsSetting()).isEqualTo("request.jwt.claims");
        assertThat(security.methodSetting()).isEqualTo("request.method");
        assertThat(security.pathSetting()).isEqualTo("request.path");
        assertThat(security.requestIdSetting()).isEqualTo("request.id");
        assertThat(security.claimPrefix()).isEmpty();
        assertThat(security.headerPrefix()).isEqualTo("request.header.");
        assertThat(security.headersSetting()).isEqualTo("request.headers");
        assertThat(security.audit()).isEqualTo(AuditScope.OFF);
        assertThat(read().http().cors()).isEqualTo(new CorsConfig(List.of(), false, Duration.ofMinutes(10)));
    }

    @Test
    void eachKeyChangesWhatItNames() {
        FraiseqlConfig config = read(
                "security.mode", "optional",
                "security.roles", "a, b",
                "security.anonymous-role", "anon",
                "security.role-claim", "realm.roles",
                "security.groups", "x:y:a, z:b",
                "security.admin-role", "b",
                "security.claims-setting", "-",
                "security.claim-prefix", "jwt.claims.",
                "security.method-setting", "my.method",
                "security.path-setting", "my.path",
                "security.request-id-setting", "my.id",
                "security.headers", "X-Tenant",
                "security.header-prefix", "h.",
                "security.headers-setting", "my.headers",
                "security.max-schemas", "7",
                "security.schema-idle-ms", "1000",
                "security.audit", "mutations",
                "http.cors.origins", "https://a.example:8443, http://localhost",
                "http.cors.credentials", "true",
                "http.cors.max-age-ms", "5000");
        SecurityConfig security = config.security();
        assertThat(security.servedRoles()).containsExactly("a", "b", "anon");
        assertThat(security.roleClaim()).hasToString("realm.roles");
        assertThat(security.groups()).containsEntry("x:y", "a").containsEntry("z", "b");
        assertThat(security.adminRole()).contains("b");
        assertThat(security.claimsSetting()).isEmpty();
        assertThat(security.claimPrefix()).isEqualTo("jwt.claims.");
        assertThat(security.methodSetting()).isEqualTo("my.method");
        assertThat(security.pathSetting()).isEqualTo("my.path");
        assertThat(security.requestIdSetting()).isEqualTo("my.id");
        assertThat(security.headers()).containsExactly("x-tenant");
        assertThat(security.headerPrefix()).isEqualTo("h.");
        assertThat(security.headersSetting()).isEqualTo("my.headers");
        assertThat(security.maxSchemas()).isEqualTo(7);
        assertThat(security.schemaIdle()).hasSeconds(1);
        assertThat(security.audit()).isEqualTo(AuditScope.MUTATIONS);
        assertThat(config.http().cors().credentials()).isTrue();
        assertThat(config.http().cors().origins()).hasSize(2);
        assertThat(ShownConfig.of(config))
                .containsEntry("fraiseql.security.groups", "x:y:a,z:b")
                .containsEntry("fraiseql.security.mode", "optional")
                .containsEntry("fraiseql.http.cors.max-age-ms", 5000L);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "security.mode=required | names no role",
                "security.mode=optional security.roles=a | anonymous-role is not set",
                "security.mode=required security.roles=a security.anonymous-role=b | nobody is served as",
                "security.mode=required security.roles=a security.admin-role=b | is not in fraiseql.security.roles",
                "security.mode=required security.roles=a security.groups=g:b | is not in fraiseql.security.roles",
                "security.mode=required security.roles=none | takes for the connecting user",
                "security.groups=g | must be group:role",
                "security.roles=a | is \"off\", so nobody keeps to fraiseql.security.roles.",
                "security.mode=off security.anonymous-role=a | is \"off\", so nobody keeps to",
                "security.admin-role=a security.headers=a | fraiseql.security.admin-role, fraiseql.security.headers",
                "security.mode=optional security.roles=a security.anonymous-role=a security.admin-role=a | is fraiseql.security.anonymous-role, too",
                "security.mode=required security.roles=a security.claim-prefix=request.jwt. | could say what that is",
                "security.mode=required security.roles=a security.claim-prefix=Request. | could say what that is",
                "security.mode=required security.roles=a security.headers=id security.header-prefix=request. | could say what that is",
                "security.mode=required security.roles=a security.headers=id security.claim-prefix=request.header. | could be taken for a claim",
                "security.mode=required security.roles=a security.headers=id security.claim-prefix=a. security.header-prefix=A.x_ | could be taken for a claim",
                "security.mode=required security.roles=a security.headers-setting=x | must be a name with a dot",
                "security.mode=on | must be one of: off, optional, required",
                "security.audit=some | must be one of",
                "security.role-claim=a..[b | no path",
                "security.claims-setting=role | must be a name with a dot",
                "security.claims-setting=search_path | must be a name with a dot",
                "security.claim-prefix=claims | must be names with a dot",
                "security.method-setting=a.b';-- | must be a name with a dot",
                "security.mode=required security.roles=a security.method-setting=request.id | have the name",
                "security.mode=required security.roles=a security.path-setting=Request.Method | have the name",
                "security.path-setting=path | must be a name with a dot",
                "security.headers=a:b | no header's name",
                "http.cors.origins=* http.cors.credentials=true | Name the origins",
                "http.cors.origins=*,https://shop.example | beside names",
                "http.cors.origins=shop.example | no origin",
                "http.cors.origins=https://shop.example/ | no origin",
            })
    void whatDoesNotGoTogetherIsRefused(String keys, String problem) {
        String[] pairs = keys.strip().split("[ =](?=\\S)", -1);
        assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(pairs))
                .withMessageContaining(problem.strip());
    }

    /** Health checks have them, which are for everybody. */
    @Test
    void figuresAreNotThereByDefaultWhereCallersAreKnown() {
        assertThat(read("http.admin", "true").http().figures()).isTrue();
        assertThat(read("http.admin", "true", "security.mode", "required", "security.roles", "a")
                        .http()
                        .figures())
                .isFalse();
        assertThat(read("http.figures", "true", "security.mode", "required", "security.roles", "a")
                        .http()
                        .figures())
                .isTrue();
    }

    @Test
    void anAuditNeedsNoCallers() {
        assertThat(read("security.audit", "all").security().audit()).isEqualTo(AuditScope.ALL);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "role | Optional[[r]]",
                "$.role | Optional[[r]]",
                ".role | Optional[[r]]",
                "realm.roles | Optional[[x, y]]",
                "realm.roles[1] | Optional[[y]]",
                "realm.roles[9] | Optional.empty",
                "$['https://shop.example/role'] | Optional[[s]]",
                "\"https://shop.example/role\" | Optional[[s]]",
                "number | Optional[[]]",
                "missing.deep | Optional.empty",
                "role.deep | Optional.empty",
            })
    void aPathFindsTheClaim(String path, String found) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("role", "r");
        claims.put("number", 7);
        Map<String, Object> realm = new LinkedHashMap<>();
        realm.put("roles", List.of("x", "y"));
        claims.put("realm", realm);
        claims.put("https://shop.example/role", "s");
        assertThat(ClaimPath.of(path).in(claims)).hasToString(found);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a..b", "a[", "a[x", "'", "$."})
    void whatIsNoPathIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> ClaimPath.of(text));
    }
}

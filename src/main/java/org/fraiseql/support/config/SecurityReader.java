package org.fraiseql.support.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Reads the keys about callers and about other origins, and checks that they go together. */
final class SecurityReader {
    /** A setting of an application has a dot in its name (PostgreSQL manual, Customized Options): so no name can be that of a setting of PostgreSQL's own. */
    private static final Pattern SETTING = Pattern.compile("[A-Za-z_][A-Za-z0-9_$]*(\\.[A-Za-z_][A-Za-z0-9_$]*)+");

    private static final Pattern PREFIX = Pattern.compile("([A-Za-z_][A-Za-z0-9_$]*\\.)+([A-Za-z_][A-Za-z0-9_$]*)?");
    private static final Pattern HEADER = Pattern.compile("[a-z][a-z0-9-]*");
    private static final Pattern ORIGIN = Pattern.compile("https?://[A-Za-z0-9.\\-]+(:[0-9]{1,5})?");

    /** What only counts where callers are known, and has no default. */
    private static final List<String> KEYS =
            List.of("roles", "anonymous-role", "admin-role", "groups", "claim-prefix", "headers");

    private final ConfigReader keys;

    SecurityReader(ConfigReader keys) {
        this.keys = keys;
    }

    CorsConfig cors() {
        CorsConfig cors = new CorsConfig(
                keys.list("http.cors.origins", List.of()),
                keys.flag("http.cors.credentials", false),
                keys.millis("http.cors.max-age-ms", 600_000));
        if (cors.isForAll() && cors.credentials()) {
            keys.problem("fraiseql.http.cors.origins is \"*\" while fraiseql.http.cors.credentials is true: "
                    + "any page could ask with the cookies of whoever looks at it. Name the origins.");
        }
        if (cors.isForAll() && cors.origins().size() > 1) {
            keys.problem(
                    "fraiseql.http.cors.origins has \"*\" beside names: either all may ask, or those that are named.");
        }
        for (String origin : cors.origins()) {
            if (!origin.equals("*") && !ORIGIN.matcher(origin).matches()) {
                keys.problem("fraiseql.http.cors.origins has \"%s\", which is no origin such as https://shop.example."
                        .formatted(origin));
            }
        }
        return cors;
    }

    SecurityConfig security() {
        SecurityConfig security = new SecurityConfig(
                SecurityMode.of(keys.oneOf("security.mode", "off", SecurityMode.keys())),
                roleClaim(),
                keys.optionalText("security.anonymous-role"),
                keys.list("security.roles", List.of()),
                groups(),
                keys.optionalText("security.admin-role"),
                setting("security.claims-setting", "request.jwt.claims"),
                prefix("security.claim-prefix", ""),
                setting("security.method-setting", "request.method"),
                setting("security.path-setting", "request.path"),
                setting("security.request-id-setting", "request.id"),
                headers(),
                prefix("security.header-prefix", "request.header."),
                setting("security.headers-setting", "request.headers"),
                AuditScope.of(keys.oneOf("security.audit", "off", AuditScope.keys())),
                keys.integer("security.max-schemas", 32, 1, 10_000),
                keys.millis("security.schema-idle-ms", 900_000, 1_000));
        if (security.isOn()) {
            check(security);
        } else {
            checkNothingIsMeant();
        }
        return security;
    }

    /** Whoever names roles means callers to be known, and would find everybody served as the connecting user. */
    private void checkNothingIsMeant() {
        List<String> set = KEYS.stream().filter(keys::isSet).toList();
        if (!set.isEmpty()) {
            keys.problem("fraiseql.security.mode is \"off\", so nobody keeps to %s. Switch it on, or take them out."
                    .formatted(String.join(
                            ", ",
                            set.stream().map(key -> "fraiseql.security." + key).toList())));
        }
    }

    private void check(SecurityConfig security) {
        String mode = "fraiseql.security.mode is \"%s\", ".formatted(security.mode());
        if (security.roles().isEmpty()) {
            keys.problem(mode + "but fraiseql.security.roles names no role.");
        }
        boolean needsAnonymous = security.mode() == SecurityMode.OPTIONAL;
        if (needsAnonymous && security.anonymousRole().isEmpty()) {
            keys.problem(mode + "but fraiseql.security.anonymous-role is not set.");
        } else if (!needsAnonymous && security.anonymousRole().isPresent()) {
            keys.problem(mode + "so nobody is served as fraiseql.security.anonymous-role.");
        }
        List<String> named = new ArrayList<>(security.groups().values());
        security.adminRole().ifPresent(named::add);
        for (String role : new LinkedHashSet<>(named)) {
            if (!security.roles().contains(role)) {
                keys.problem(
                        "The role \"%s\" of fraiseql.security.groups or admin-role is not in fraiseql.security.roles."
                                .formatted(role));
            }
        }
        if (security.roles().contains("none") || security.anonymousRole().equals(Optional.of("none"))) {
            keys.problem("fraiseql.security.roles has \"none\", which PostgreSQL takes for the connecting user.");
        }
        if (security.anonymousRole().isPresent() && security.anonymousRole().equals(security.adminRole())) {
            keys.problem("fraiseql.security.admin-role is fraiseql.security.anonymous-role, too.");
        }
        checkDistinct(security);
        checkBelow("claim-prefix", security.claimPrefix(), security);
        if (!security.headers().isEmpty()) {
            checkBelow("header-prefix", security.headerPrefix(), security);
            checkApart(security.claimPrefix(), security.headerPrefix());
        }
    }

    /** A claim, or a header, could be what a setting is that the application gives. */
    private void checkBelow(String key, String prefix, SecurityConfig security) {
        String start = prefix.toLowerCase(Locale.ROOT);
        List<String> below = settings(security).stream()
                .filter(name ->
                        !start.isEmpty() && name.toLowerCase(Locale.ROOT).startsWith(start))
                .toList();
        if (!below.isEmpty()) {
            keys.problem("fraiseql.security.%s is \"%s\", below which is \"%s\": whoever asks could say what that is."
                    .formatted(key, prefix, below.getFirst()));
        }
    }

    /** A header could be taken for a claim. */
    private void checkApart(String claims, String headers) {
        String one = claims.toLowerCase(Locale.ROOT);
        String other = headers.toLowerCase(Locale.ROOT);
        if (!claims.isEmpty() && (one.startsWith(other) || other.startsWith(one))) {
            keys.problem(
                    "fraiseql.security.claim-prefix and header-prefix begin alike: a header could be taken for a claim.");
        }
    }

    private static List<String> settings(SecurityConfig security) {
        return List.of(
                security.claimsSetting(),
                security.methodSetting(),
                security.pathSetting(),
                security.requestIdSetting(),
                security.headersSetting());
    }

    private void checkDistinct(SecurityConfig security) {
        Set<String> seen = new LinkedHashSet<>();
        for (String name : settings(security)) {
            if (!name.isEmpty() && !seen.add(name.toLowerCase(Locale.ROOT))) {
                keys.problem("Two of fraiseql.security.…-setting have the name \"%s\".".formatted(name));
            }
        }
    }

    private ClaimPath roleClaim() {
        String text = keys.text("security.role-claim", "role");
        try {
            return ClaimPath.of(text);
        } catch (IllegalArgumentException e) {
            keys.problem("fraiseql.security.role-claim is \"%s\", which is no path such as realm_access.roles."
                    .formatted(text));
            return ClaimPath.of("role");
        }
    }

    /** {@code editors:shop_editor, readers:shop_reader}. */
    private Map<String, String> groups() {
        Map<String, String> groups = new LinkedHashMap<>();
        for (String item : keys.list("security.groups", List.of())) {
            int colon = item.lastIndexOf(':');
            if (colon < 1 || colon == item.length() - 1) {
                keys.problem("fraiseql.security.groups has \"%s\", but each item must be group:role.".formatted(item));
            } else {
                groups.putIfAbsent(
                        item.substring(0, colon).strip(),
                        item.substring(colon + 1).strip());
            }
        }
        return groups;
    }

    private List<String> headers() {
        List<String> headers = new ArrayList<>();
        for (String name : keys.list("security.headers", List.of())) {
            String header = name.toLowerCase(Locale.ROOT);
            if (HEADER.matcher(header).matches()) {
                headers.add(header);
            } else {
                keys.problem("fraiseql.security.headers has \"%s\", which is no header's name.".formatted(name));
            }
        }
        return headers;
    }

    private String setting(String key, String otherwise) {
        return matching(key, otherwise, SETTING, "must be a name with a dot, such as " + otherwise);
    }

    private String prefix(String key, String otherwise) {
        return matching(key, otherwise, PREFIX, "must be names with a dot behind each, such as jwt.claims.");
    }

    private String matching(String key, String otherwise, Pattern form, String rule) {
        String text = keys.text(key, otherwise);
        if (text.isEmpty() || text.equals("-")) {
            return ""; // said so: none
        }
        if (!form.matcher(text).matches()) {
            keys.problem("fraiseql.%s is \"%s\", but %s.".formatted(key, text, rule));
        }
        return text;
    }
}

package org.fraiseql.launcher;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A connection URI (PostgreSQL manual, 34.1.1.2) or a JDBC URL, taken apart. What it leaves out is empty; what it says and we do not
 * know is refused.
 *
 * @param hosts one or several, with ports or without
 * @param port of those without
 */
record DatabaseUrl(
        Optional<String> hosts,
        Optional<String> port,
        Optional<String> user,
        Optional<String> password,
        Optional<String> database,
        Map<String, String> settings) {

    static final DatabaseUrl EMPTY = new DatabaseUrl(
            Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of());

    private static final Pattern FORM = Pattern.compile(
            "(?:jdbc:)?postgres(?:ql)?:(?://(?:(?<userinfo>[^/@]*)@)?(?<hosts>[^/?]*)/?)?(?<database>[^?]*)(?:\\?(?<query>.*))?");

    private static final String TARGET = "FRAISEQL_DB_TARGET_SERVER_TYPE";

    /** Parameter, in the spelling of the client library and of the JDBC driver, to the server's variable. */
    private static final Map<String, String> SETTINGS = Map.ofEntries(
            Map.entry("sslmode", "FRAISEQL_DB_SSL_MODE"),
            Map.entry("sslcert", "FRAISEQL_DB_SSL_CERT_PATH"),
            Map.entry("sslkey", "FRAISEQL_DB_SSL_KEY_PATH"),
            Map.entry("sslrootcert", "FRAISEQL_DB_SSL_ROOT_CERT_PATH"),
            Map.entry("connect_timeout", "PGCONNECT_TIMEOUT"),
            Map.entry("connectTimeout", "PGCONNECT_TIMEOUT"),
            Map.entry("application_name", "PGAPPNAME"),
            Map.entry("ApplicationName", "PGAPPNAME"),
            Map.entry("targetServerType", TARGET));

    /** What the client library calls the server that is wanted, and the driver. */
    private static final Map<String, String> SESSIONS = Map.of(
            "any", "any",
            "read-write", "primary",
            "primary", "primary",
            "read-only", "secondary",
            "standby", "secondary",
            "prefer-standby", "preferSecondary");

    static DatabaseUrl parse(String url) {
        Matcher form = FORM.matcher(url.strip());
        if (!form.matches()) {
            throw LauncherException.usage(
                    "DATABASE_URL is no PostgreSQL URL; write postgres://user:password@host:5432/database (jdbc:postgresql:… works too).");
        }
        Map<String, String> parameters = parameters(form.group("query"));
        String userinfo = text(form.group("userinfo"));
        int colon = userinfo.indexOf(':');
        Optional<String> user = filled(decode(colon < 0 ? userinfo : userinfo.substring(0, colon)));
        Optional<String> password = colon < 0 ? Optional.empty() : Optional.of(decode(userinfo.substring(colon + 1)));
        Optional<String> hosts = filled(decode(text(form.group("hosts"))));
        return new DatabaseUrl(
                hosts.or(() -> Optional.ofNullable(parameters.remove("host"))),
                Optional.ofNullable(parameters.remove("port")),
                user.or(() -> Optional.ofNullable(parameters.remove("user"))),
                password.or(() -> Optional.ofNullable(parameters.remove("password"))),
                filled(decode(text(form.group("database")))).or(() -> Optional.ofNullable(parameters.remove("dbname"))),
                settings(parameters));
    }

    private static Map<String, String> parameters(@Nullable String query) {
        Map<String, String> parameters = new LinkedHashMap<>();
        for (String pair : text(query).split("&", -1)) {
            if (!pair.isEmpty()) {
                int equals = pair.indexOf('=');
                String name = decode(equals < 0 ? pair : pair.substring(0, equals));
                parameters.put(name, equals < 0 ? "" : decode(pair.substring(equals + 1)));
            }
        }
        return parameters;
    }

    private static Map<String, String> settings(Map<String, String> parameters) {
        Map<String, String> settings = new LinkedHashMap<>();
        Optional.ofNullable(parameters.remove("target_session_attrs"))
                .ifPresent(wanted -> settings.put(TARGET, targetServerType(wanted)));
        parameters.forEach((name, value) -> {
            String variable = SETTINGS.get(name);
            if (variable == null) {
                throw LauncherException.usage(
                        "DATABASE_URL has a parameter \"" + name
                                + "\" that is not known here. Known: sslmode, sslcert, sslkey, sslrootcert, connect_timeout, application_name, targetServerType, target_session_attrs, user, password.");
            }
            settings.put(variable, value);
        });
        return settings;
    }

    private static String targetServerType(String wanted) {
        String type = SESSIONS.get(wanted);
        if (type == null) {
            throw LauncherException.usage("target_session_attrs of DATABASE_URL is \"" + wanted
                    + "\", but must be one of: any, read-write, read-only, primary, standby, prefer-standby.");
        }
        return type;
    }

    private static String text(@Nullable String group) {
        return group == null ? "" : group;
    }

    private static Optional<String> filled(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    /** Percent-decoding only: a plus sign stays one, as in the client library. */
    private static String decode(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException malformed) {
            throw LauncherException.usage(
                    "DATABASE_URL has a % that begins no percent-encoded character; write %25 for the sign itself.");
        }
    }
}

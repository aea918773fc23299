package org.fraiseql.support.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.Suggestion;

/** Whether all that is configured has a name that somebody reads, as a key or as an environment variable. */
final class KnownNames {
    static final String ENVIRONMENT_PREFIX = "FRAISEQL_";
    /** FraiseQL for Python had these names for the keys of {@code fraiseql.db}. */
    static final String PYTHON_PREFIX = "RUST_DB_";

    private static final String DATABASE_PREFIX = ConfigReader.PREFIX + "db.";

    /** Variables of a Kubernetes service (Kubernetes documentation, "Service", section "Environment variables"). */
    private static final Pattern SERVICE = Pattern.compile(
            ENVIRONMENT_PREFIX + "(.*_)?(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)");

    private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://");
    private final Set<String> known;
    private final Config source;
    private final List<String> problems = new ArrayList<>();

    /** @param known all keys that there are */
    KnownNames(Set<String> known, Config source) {
        this.known = known;
        this.source = source;
    }

    /** A problem for each name that nobody reads, with what was probably meant. */
    List<String> unknown() {
        Set<String> reported = new LinkedHashSet<>();
        source.getPropertyNames().forEach(name -> checkKnown(name, reported));
        return problems;
    }

    /** MicroProfile Config lists an environment variable under several spellings; what counts is whether its variable is one of ours. */
    private void checkKnown(String name, Set<String> reported) {
        if (name.startsWith(PYTHON_PREFIX)) {
            checkKnownOfPython(name, reported);
            return;
        }
        if (!name.startsWith(ConfigReader.PREFIX) && !name.startsWith(ENVIRONMENT_PREFIX)) {
            return;
        }
        String variable = environmentForm(name);
        boolean isKnown = known.stream().anyMatch(key -> environmentForm(key).equals(variable));
        if (isKnown || isOfKubernetes(name, variable) || !reported.add(variable)) {
            return;
        }
        String meant = PythonNames.told(variable).or(() -> nearest(variable)).orElse("");
        problems.add("%s is no key of the configuration.%s".formatted(name, meant));
    }

    private Optional<String> nearest(String variable) {
        return Suggestion.nearest(
                        variable,
                        known.stream().map(KnownNames::environmentForm).toList())
                .flatMap(near -> known.stream()
                        .filter(key -> environmentForm(key).equals(near))
                        .findFirst())
                .map(key -> " Did you mean \"%s\" (%s)?".formatted(key, environmentForm(key)));
    }

    private void checkKnownOfPython(String name, Set<String> reported) {
        String given = name.substring(PYTHON_PREFIX.length());
        List<String> names = known.stream()
                .filter(key -> key.startsWith(DATABASE_PREFIX))
                .map(key -> environmentForm(key.substring(DATABASE_PREFIX.length())))
                .toList();
        if (names.contains(given) || !reported.add(name)) {
            return;
        }
        String meant = PythonNames.told(name)
                .or(() -> Suggestion.nearest(given, names)
                        .map(near -> " Did you mean \"%s%s\"?".formatted(PYTHON_PREFIX, near)))
                .orElse("");
        problems.add("%s is no key of the configuration.%s".formatted(name, meant));
    }

    /** Kubernetes tells each container of the services beside it: one that is named fraiseql, or fraiseql-…, has variables that look like keys. */
    private boolean isOfKubernetes(String name, String variable) {
        if (SERVICE.matcher(variable).matches()) {
            return true;
        }
        return variable.endsWith("_PORT")
                && source.getOptionalValue(name, String.class)
                        .filter(value -> SERVICE_ADDRESS.matcher(value).lookingAt())
                        .isPresent();
    }

    /** The variable that a key can be set by. */
    static String environmentForm(String key) {
        return key.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
    }
}

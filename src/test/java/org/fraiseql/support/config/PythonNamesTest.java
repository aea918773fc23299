package org.fraiseql.support.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What {@code docs/migrating-from-fraiseql.md} says of the configuration is what the reader does. */
class PythonNamesTest {
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| ((?:`[A-Z0-9_]+`(?:, )?)+) \\| (`[\\w.-]+`|not there) \\| (.*)\\|$");

    private static final Pattern ALIAS = Pattern.compile("RUST_DB_[A-Z_]+");
    /** One of them is a value other than the default, of any key of the table. */
    private static final List<String> VALUES = List.of("7", "true", "false", "verify-full", "reactive");

    private final Map<String, String> taken = new LinkedHashMap<>();
    private final Map<String, String> refused = new LinkedHashMap<>();

    PythonNamesTest() throws IOException {
        String page = Files.readString(Path.of("docs/migrating-from-fraiseql.md"));
        String chapter = page.substring(page.indexOf("\n## Configuration"), page.indexOf("\n## Functions"));
        List<MatchResult> rows = ROW.matcher(chapter).results().toList();
        // heading and line below it aside
        assertThat(rows)
                .hasSize((int) chapter.lines()
                                .filter(line -> line.startsWith("|"))
                                .count()
                        - 2);
        for (MatchResult row : rows) {
            String here = row.group(2).equals("not there")
                    ? PythonNames.NOTHING
                    : row.group(2).replace("`", "");
            for (String name : row.group(1).replace("`", "").split(", ", -1)) {
                (row.group(3).startsWith("taken") ? taken : refused).put(name, here);
            }
        }
    }

    @Test
    void thePageHasTheNamesThatAreToldWhatTheyAreHere() {
        assertThat(refused).containsExactlyInAnyOrderEntriesOf(PythonNames.all());
    }

    @Test
    void whoBringsOneAlongIsToldItsNameHere() {
        refused.forEach((name, here) -> assertThatExceptionOfType(ConfigProblems.class)
                .isThrownBy(() -> read(name, "1"))
                .withMessageContaining("1 problem")
                .withMessageContaining(name + " is no key of the configuration."
                        + (here.equals(PythonNames.NOTHING)
                                ? " There is nothing like it here."
                                : " It is \"" + here + "\" here.")));
    }

    /** What is no key of ours is read by others: the launcher, MicroProfile Config, JWT and Telemetry. */
    @Test
    void whatTheyAreHereIsThere() {
        Set<String> keys = ConfigReader.keys(new WrittenConfig(new LinkedHashMap<>()));
        assertThat(taken.values()).allMatch(keys::contains);
        assertThat(refused.values().stream().filter(here -> !keys.contains(here)))
                .containsOnly(
                        PythonNames.NOTHING,
                        "DATABASE_URL",
                        "MP_CONFIG_PROFILE",
                        "MP_JWT_VERIFY_ISSUER",
                        "MP_JWT_VERIFY_AUDIENCES",
                        "OTEL_SDK_DISABLED");
    }

    @Test
    void whatIsTakenCountsAsTheKeyDoes() {
        taken.forEach((name, key) -> assertThat(VALUES)
                .filteredOn(value -> isRead(key, value))
                .as(key)
                .isNotEmpty()
                .allSatisfy(value -> assertThat(read(name, value)).as(name).isEqualTo(read(key, value))));
    }

    /** Those that a server's own configuration reads, too. */
    @Test
    void thePageHasAllAliases() throws IOException {
        Set<String> aliases = new LinkedHashSet<>();
        for (String file : List.of("src/main/liberty/config/server.xml", "server-config/wildfly/datasource.cli")) {
            ALIAS.matcher(Files.readString(Path.of(file))).results().forEach(alias -> aliases.add(alias.group()));
        }
        assertThat(aliases).hasSizeGreaterThan(10).allMatch(taken::containsKey);
    }

    /** Keys that only the server reads take any value and change nothing here. */
    private static boolean isRead(String key, String value) {
        try {
            return !read(key, value).equals(ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())))
                    || Stream.of("cert-path", "key-path").anyMatch(key::endsWith);
        } catch (ConfigProblems notOfItsType) {
            return false;
        }
    }

    private static FraiseqlConfig read(String name, String value) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put(name, value);
        return ConfigReader.read(new WrittenConfig(values));
    }
}

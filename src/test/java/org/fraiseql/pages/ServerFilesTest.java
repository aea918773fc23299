package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands twice because a server wants it so. */
class ServerFilesTest {
    /** After that the launcher kills a server that does not end. */
    private static final int LAUNCHER_SECONDS = 2;

    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
    }

    /** Whoever ends a server earlier cuts off what it would still have answered. */
    @Test
    void whoEndsAServerGivesItAsMuchTimeAsItTakes() throws IOException {
        long shutdown = ConfigReader.read(new WrittenConfig(new LinkedHashMap<>()))
                .http()
                .shutdown()
                .toSeconds();
        String kubernetes = read("server-config/kubernetes/fraiseql.yaml");
        assertThat(number("terminationGracePeriodSeconds: (\\d+)", kubernetes))
                .isGreaterThanOrEqualTo(
                        number("\\[\"sleep\", \"(\\d+)\"\\]", kubernetes) + shutdown + LAUNCHER_SECONDS);
        assertThat(number("TimeoutStopSec=(\\d+)", read("server-config/systemd/fraiseql.service")))
                .isGreaterThanOrEqualTo(shutdown + LAUNCHER_SECONDS);
    }

    private static long number(String pattern, String text) {
        return Long.parseLong(text(pattern, text));
    }

    private static String text(String pattern, String text) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(pattern).isTrue();
        return found.group(1);
    }

    /** The pages' commands are run by ServerPagesIT. */
    @ParameterizedTest
    @ValueSource(strings = {"liberty", "wildfly"})
    void thePagesOfTheServersBringTheDriverThatWeAreTestedWith(String server) throws IOException {
        String version = text("<postgresql.version>([^<]+)<", read("pom.xml"));
        String page = read("server-config/" + server + "/README.md");
        assertThat(page).contains("-Dartifact=org.postgresql:postgresql:" + version + " ");
        assertThat(Pattern.compile("postgresql-[0-9.]+\\.jar").matcher(page).results())
                .isNotEmpty()
                .allMatch(jar -> jar.group().equals("postgresql-" + version + ".jar"));
    }

    /** Regression: laid over the WAR's, it took away the page of errors and the datasource's names. */
    @Test
    void whatTellsWildFlyToVerifyTokensIsTheWarsOwnWithThatWish() throws IOException {
        String withWish = read("server-config/wildfly/callers/web.xml");
        assertThat(withWish).contains("<auth-method>MP-JWT</auth-method>");
        assertThat(withWish.replaceFirst("  <!-- The WAR's own[^>]*-->\n", "")
                        .replaceFirst("(?s)  <login-config>.*</login-config>\n", ""))
                .isEqualTo(read("src/main/webapp/WEB-INF/web.xml"));
    }
}

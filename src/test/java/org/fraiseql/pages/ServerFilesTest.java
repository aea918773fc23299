package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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
        String chart = read("server-config/helm/fraiseql/values.yaml");
        assertThat(number("graceSeconds: (\\d+)", chart))
                .isEqualTo(number("terminationGracePeriodSeconds: (\\d+)", kubernetes));
        assertThat(number("preStopSeconds: (\\d+)", chart))
                .isEqualTo(number("\\[\"sleep\", \"(\\d+)\"\\]", kubernetes));
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

    @ParameterizedTest
    @ValueSource(strings = {"Containerfile", "Containerfile.liberty", "Containerfile.wildfly"})
    void imagesAreMadeOfWhatIsThereInTheVersionsThatWeAreTestedWith(String name) throws IOException {
        String recipe = read("server-config/container/" + name);
        String pom = read("pom.xml");
        for (String[] known : new String[][] {
            {"postgresql[:-]([0-9.]+[0-9])", "postgresql.version"},
            {"openliberty-runtime[:-]([0-9.]+[0-9])", "liberty.version"},
            {"wildfly(?:-dist)?[:-]([0-9.]+Final)", "wildfly.version"}
        }) {
            String version = text("<" + known[1] + ">([^<]+)<", pom);
            assertThat(Pattern.compile(known[0]).matcher(recipe).results().map(found -> found.group(1)))
                    .allMatch(version::equals);
        }
        List<String> copied = Pattern.compile("(?m)^COPY (?!--from)((?:--\\S+ )*)(\\S+) \\S+$")
                .matcher(recipe)
                .results()
                .map(copy -> copy.group(2))
                .toList();
        assertThat(copied).isNotEmpty().allSatisfy(source -> {
            if (source.startsWith("target/image/")) {
                String jarOrZip = source.substring("target/image/".length());
                assertThat(recipe).contains("-DoutputDirectory=target/image");
                assertThat(jarOrZip).matches("[a-z-]+-[0-9.]+(Final)?\\.(jar|zip)");
            } else if (!source.startsWith("target/")) {
                assertThat(Path.of(source)).exists();
            }
        });
        assertThat(recipe).contains("USER 10001:10001", "STOPSIGNAL SIGTERM");
    }

    /** Set-ups that are copied trace a share of the requests, as docs/telemetry.md reckons what it costs. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "docs/telemetry.md",
                "server-config/container/Containerfile",
                "server-config/container/Containerfile.liberty",
                "server-config/container/Containerfile.wildfly",
                "server-config/kubernetes/fraiseql.yaml",
                "server-config/systemd/fraiseql.service"
            })
    void oneRequestInAHundredIsTraced(String file) throws IOException {
        assertThat(read(file))
                .containsPattern("OTEL_TRACES_SAMPLER(=|\\s+value: )parentbased_traceidratio")
                .containsPattern("OTEL_TRACES_SAMPLER_ARG(=|\\s+value: \")0\\.01")
                .contains("costs reads by key more than half of their speed");
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

package org.fraiseql.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code server-config/container/database-url}, for the WAR on a server of its own, takes apart what the launcher does, into the same variables. */
class DatabaseUrlScriptTest {
    private static final List<String> OURS = List.of("PG", "FRAISEQL_DB_", "DATABASE_URL");

    @TempDir
    @SuppressWarnings("NullAway.Init") // JUnit sets it before each test
    private Path folder;

    private record Ended(int code, String output) {}

    @BeforeEach
    void thereIsABash() {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")) || Files.isExecutable(Path.of("/usr/bin/bash")));
    }

    private Ended run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        ProcessBuilder script = new ProcessBuilder("bash", "server-config/container/database-url");
        script.command().addAll(List.of(command));
        script.redirectErrorStream(true).redirectOutput(output.toFile());
        script.environment().keySet().removeIf(name -> OURS.stream().anyMatch(name::startsWith));
        script.environment().putAll(environment);
        Process process = script.start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return new Ended(process.exitValue(), Files.readString(output));
    }

    /** What the command sees, with what the servers' configuration takes where nothing is set. */
    private Map<String, String> seen(Map<String, String> environment) throws IOException, InterruptedException {
        Ended ended = run(environment, "env", "-0");
        assertThat(ended.code()).as(ended.output()).isZero();
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put("PGHOST", "localhost");
        seen.put("PGPORT", "5432");
        seen.put("PGPASSWORD", "");
        for (String variable : ended.output().split("\0", -1)) {
            if (OURS.stream().anyMatch(variable::startsWith)) {
                seen.put(variable.substring(0, variable.indexOf('=')), variable.substring(variable.indexOf('=') + 1));
            }
        }
        return seen;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "postgres://ann:s%40cr%2Bt+@db.example:6543/shop",
                "postgresql://ann@db.example/shop",
                "postgresql://ann@[::1]:5433",
                "postgres://ann:@/my%20shop",
                "postgres://ann:back%5Cn\\t@h",
                "postgres://ann:p'\"$(id)`;&*@h/d",
                "postgres://ann@h/d?sslmode=verify-full&sslrootcert=/ca.pem&connect_timeout=3&application_name=web%201",
                "postgres://ann@h/d?sslcert=/c%26.pem&sslkey=/k.pk8"
            })
    void aUrlIsWhatTheLauncherMakesOfIt(String url) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", url);
        assertThat(seen(environment))
                .containsExactlyInAnyOrderEntriesOf(DatabaseCoordinates.fromEnvironment(environment)
                        .orElseThrow()
                        .asEnvironment());
    }

    @Test
    void otherVariablesFillItsGaps() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", "postgres://h");
        environment.put("PGUSER", "ann");
        environment.put("PGPASSWORD", "x y");
        environment.put("PGDATABASE", "shop");
        environment.put("PGHOST", "another");
        assertThat(seen(environment))
                .containsEntry("PGHOST", "h")
                .containsEntry("PGUSER", "ann")
                .containsEntry("PGPASSWORD", "x y")
                .containsEntry("PGDATABASE", "shop")
                .doesNotContainKey("DATABASE_URL");
    }

    @Test
    void withoutAUrlNothingChanges() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("PGHOST", "h");
        assertThat(seen(environment)).containsEntry("PGHOST", "h").hasSize(3);
        assertThat(run(environment, "sh", "-c", "echo \"$1\" \"$2\"; exit 7", "sh", "a b", "*"))
                .isEqualTo(new Ended(7, "a b *\n"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mysql://h/d",
                "postgres://h:port/d",
                "postgres://h/d?sslmod=require",
                "postgres://h/%zz",
                "postgres://h/d%",
                "postgres://u:%4@h/d"
            })
    void whatTheLauncherRefusesIsRefused(String url) throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", url);
        assertThatThrownBy(() -> DatabaseCoordinates.fromEnvironment(environment))
                .isInstanceOf(LauncherException.class);
        Ended ended = run(environment, "echo", "started");
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.output()).startsWith("DATABASE_URL ").doesNotContain("started");
    }

    /** The launcher knows more; half of it would be the wrong host. */
    @Test
    void severalHostsAreRefused() throws Exception {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("DATABASE_URL", "postgres://a,b/d");
        assertThat(run(environment, "echo", "started").code()).isEqualTo(2);
    }
}

package com.example.shop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The WildFly of {@code mvn -Pwildfly verify}: set up once by the product's script, then started by Arquillian. */
final class WildFly {
    private WildFly() {}

    static void prepare(Path home, Map<String, String> database) throws IOException {
        Path done = home.resolve("shop.done");
        if (!Files.exists(done)) {
            setUp(home);
            Files.createFile(done);
        }
        String management = TestEnvironment.freePort();
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put("jboss.http.port", TestEnvironment.freePort());
        properties.put("jboss.https.port", TestEnvironment.freePort());
        properties.put("jboss.management.http.port", management);
        // environment variables under the names that WildFly gives them: Arquillian starts the server with its own
        database.forEach((name, value) -> properties.put("env." + name, value));
        System.setProperty("wildfly.management", management);
        System.setProperty(
                "wildfly.arguments",
                properties.entrySet().stream()
                        .map(property -> "-D" + property)
                        .collect(Collectors.joining(" ", "-Xmx512m ", "")));
    }

    /** The driver lies beside it as {@code postgresql.jar}, where the script looks for it. */
    private static void setUp(Path home) throws IOException {
        ProcessBuilder cli = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-jar",
                        home.resolve("jboss-modules.jar").toString(),
                        "-mp",
                        home.resolve("modules").toString(),
                        "org.jboss.as.cli",
                        "--file=" + System.getProperty("wildfly.script"))
                .directory(home.getParent().toFile())
                .redirectErrorStream(true);
        cli.environment().put("JBOSS_HOME", home.toString());
        Process process = cli.start();
        String output = new String(process.getInputStream().readAllBytes());
        if (process.onExit().join().exitValue() != 0) {
            throw new IllegalStateException(output);
        }
    }
}

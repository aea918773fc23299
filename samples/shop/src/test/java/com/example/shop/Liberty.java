package com.example.shop;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A server for the tests, beside the one that {@code liberty:create} has made: with its configuration, but for the application, which Arquillian deploys. */
final class Liberty {
    /** Arquillian takes any running server of this name for its own. */
    private static final String SERVER =
            "shop-tests-" + Integer.toHexString(Path.of("").toAbsolutePath().hashCode());

    private static final String OVERRIDES = """
            <server description="What Arquillian needs: a way in over JMX, and applications that come and go">
              <featureManager><feature>localConnector-1.0</feature></featureManager>
              <applicationMonitor updateTrigger="polled" pollingRate="200ms"/>
            </server>
            """;

    private Liberty() {}

    static void prepare(Path home, Map<String, String> database) throws IOException {
        Path servers = home.resolve("usr/servers");
        Path server = servers.resolve(SERVER);
        Path overrides = Files.createDirectories(server.resolve("configDropins/overrides"));
        try (DirectoryStream<Path> files =
                Files.newDirectoryStream(servers.resolve("shop"), "{*.xml,jvm.options,bootstrap.properties}")) {
            for (Path file : files) {
                Files.copy(file, server.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(overrides.resolve("arquillian.xml"), OVERRIDES);
        Files.write(server.resolve("server.env"), environment(database));
        System.setProperty("liberty.server", SERVER);
    }

    private static List<String> environment(Map<String, String> database) throws IOException {
        Map<String, String> environment = new LinkedHashMap<>(database);
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        environment.put("FRAISEQL_HTTP_HOST", "localhost");
        environment.put("FRAISEQL_HTTP_PORT", TestEnvironment.freePort());
        return environment.entrySet().stream().map(Object::toString).collect(Collectors.toList());
    }
}

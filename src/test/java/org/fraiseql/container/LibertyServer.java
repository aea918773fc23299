package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.UnaryOperator;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product's server under another name, with another WAR or configuration, for {@link OwnServer} to start. */
final class LibertyServer {
    private LibertyServer() {}

    /**
     * @param change of {@code server.xml}
     * @return where the WAR lies
     */
    static Path prepare(String name, WebArchive application, UnaryOperator<String> change) throws IOException {
        Path servers = Path.of(System.getProperty("fraiseql.liberty"), "usr", "servers");
        Path server = servers.resolve(name);
        String defaults = "configDropins/defaults";
        copyConfiguration(servers.resolve("fraiseql"), server);
        copyConfiguration(servers.resolve("fraiseql").resolve(defaults), server.resolve(defaults));
        Path configuration = server.resolve("server.xml");
        Files.writeString(configuration, change.apply(Files.readString(configuration)));
        Path war = Files.createDirectories(server.resolve("apps")).resolve("fraiseql.war");
        application.as(ZipExporter.class).exportTo(war.toFile(), true);
        return war;
    }

    /**
     * The shipped application, whose callers log in otherwise than with tokens.
     *
     * @param callers in the place of the shipped {@code callers.xml}
     */
    static void prepare(String name, String callers) throws IOException {
        Path war = prepare(name, BuiltWar.archive(), UnaryOperator.identity());
        Files.writeString(war.resolveSibling("../callers.xml").normalize(), callers);
    }

    /** A {@code server.xml} with the features of EJBs and JAX-RS. */
    static String withEnterpriseBeans(String configuration) {
        return configuration.replace(
                "</featureManager>",
                "<feature>enterpriseBeansLite-4.0</feature><feature>restfulWS-3.1</feature></featureManager>");
    }

    private static void copyConfiguration(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (DirectoryStream<Path> files = Files.newDirectoryStream(from, "*.{xml,properties}")) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
    }
}

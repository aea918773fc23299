package org.fraiseql.api.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Properties;

/** The WebJars of the console. Their versions stand in the POM alone; here they are read from the jars. */
enum WebJar {
    REACT,
    REACT_DOM,
    GRAPHIQL;

    private final String artifact = name().toLowerCase(Locale.ROOT).replace('_', '-');
    private final String version = readVersion(artifact);

    String artifact() {
        return artifact;
    }

    /** Where its files stand under the context root. The version is part of it, so clients may keep them for good. */
    String path() {
        return "/webjars/" + artifact + "/" + version;
    }

    private static String readVersion(String artifact) {
        String resource = "/META-INF/maven/org.webjars.npm/" + artifact + "/pom.properties";
        try (InputStream stream = WebJar.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IllegalStateException("The WebJar " + artifact + " is not in the WAR");
            }
            Properties properties = new Properties();
            properties.load(stream);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + resource, e);
        }
    }
}

package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** What stands twice because a server wants it so. */
class ServerFilesTest {
    private static String read(String path) throws IOException {
        return Files.readString(Path.of(path));
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

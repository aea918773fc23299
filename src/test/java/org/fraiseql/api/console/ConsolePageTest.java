package org.fraiseql.api.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsolePageTest {
    private static final Pattern WEB_JAR_FILE = Pattern.compile("\"/app(/webjars/[^\"]+)\"");

    @Test
    void everyFileOfAWebJarIsInTheWar() {
        assertThat(WEB_JAR_FILE
                        .matcher(ConsolePage.html("/app", Optional.empty()))
                        .results()
                        .map((MatchResult match) -> match.group(1)))
                .hasSize(4)
                .allSatisfy(file -> assertThat(getClass().getResource("/META-INF/resources" + file))
                        .as(file)
                        .isNotNull());
    }

    @Test
    void hasNoInlineScriptAndNoOtherHost() {
        assertThat(ConsolePage.html("", Optional.of(10)))
                .doesNotContain("<script>", "http://", "https://", "${")
                .contains("<title>FraiseQL</title>", "data-endpoint=\"/graphql\"", "data-max-limit=\"10\"");
    }
}

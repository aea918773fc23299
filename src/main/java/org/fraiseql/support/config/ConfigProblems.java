package org.fraiseql.support.config;

import java.util.List;

/** The configuration is wrong; the message lists every problem there is, a line each. Start-up fails. Where in our code that was found helps nobody: no stack trace. */
public final class ConfigProblems extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ConfigProblems(List<String> problems) {
        super(
                "The configuration has " + problems.size() + " problem" + (problems.size() == 1 ? "" : "s") + ":\n  "
                        + String.join("\n  ", problems),
                null,
                false,
                false);
    }
}

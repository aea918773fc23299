package org.fraiseql.api;

import java.util.List;

/** The list of operations can't be read; the message has every problem there is, a line each. Start-up fails. Without a stack trace, as it is no defect. */
final class UnreadableOperations extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableOperations(List<String> problems) {
        super(
                "fraiseql.persisted-operations.folder has " + problems.size() + " problem"
                        + (problems.size() == 1 ? "" : "s") + ":\n  " + String.join("\n  ", problems),
                null,
                false,
                false);
    }
}

package org.fraiseql.container.answers;

import java.util.List;
import java.util.concurrent.CompletionException;
import org.fraiseql.container.answers.AnswersApi.Cup;

/** What comes of it in the end. */
final class Later {
    private Later() {}

    static List<Cup> cups(String how) {
        return switch (how) {
            case "answers" -> List.of(new Cup("white"), new Cup("black"));
            case "fails" -> throw new CompletionException(new SoldOut("cup"));
            default -> throw new IllegalStateException("a secret");
        };
    }
}

package org.fraiseql.document;

import graphql.language.SourceLocation;
import graphql.parser.InvalidSyntaxException;
import graphql.parser.exceptions.ParseCancelledException;
import graphql.parser.exceptions.ParseCancelledTooDeepException;
import graphql.parser.exceptions.ParseCancelledTooManyCharsException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.ErrorCode;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/** The wording of what is no GraphQL, or more of it than is read. */
final class SyntaxErrors {
    private static final Pattern UNKNOWN_LETTERS =
            Pattern.compile("token recognition error at: '(.*)'' at line", Pattern.DOTALL);

    private SyntaxErrors() {}

    static EngineException of(InvalidSyntaxException e) {
        Problem problem = isLimit(e) ? tooLarge(e) : Problem.of(ErrorCode.GRAPHQL_PARSE_FAILED, message(e));
        SourceLocation location = e.getLocation();
        if (location != null && location.getLine() > 0) {
            problem = problem.at(new Problem.Location(location.getLine(), location.getColumn()));
        }
        return new EngineException(problem, e);
    }

    private static boolean isLimit(InvalidSyntaxException e) {
        return e instanceof ParseCancelledException
                || e instanceof ParseCancelledTooDeepException
                || e instanceof ParseCancelledTooManyCharsException;
    }

    private static Problem tooLarge(InvalidSyntaxException e) {
        String what = e instanceof ParseCancelledTooDeepException ? "nested too deeply" : "too long";
        return Problem.of(ErrorCode.LIMIT_EXCEEDED, "The document is " + what + ".")
                .hint("Send long or deep values as variables.");
    }

    private static String message(InvalidSyntaxException e) {
        String token = e.getOffendingToken();
        if (token != null) {
            return token.equals("<EOF>")
                    ? "The document ends where more is expected."
                    : "%s is not expected here.".formatted(Excerpt.quoted(token));
        }
        Matcher unknown = UNKNOWN_LETTERS.matcher(String.valueOf(e.getMessage()));
        if (!unknown.find()) {
            return Excerpt.ofMessage(String.valueOf(e.getMessage()));
        }
        String letters = unknown.group(1);
        return letters.startsWith("\"")
                ? "A string that begins here is not ended in its line, or has an escape that GraphQL does not know."
                : "%s is no part of GraphQL.".formatted(Excerpt.quoted(letters));
    }
}

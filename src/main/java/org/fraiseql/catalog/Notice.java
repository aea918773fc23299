package org.fraiseql.catalog;

/**
 * Something about the catalog that a person should know, with the remedy: a thing that could not be published, or one that is published under another
 * name than it wants. Everything else is served all the same.
 */
public record Notice(Kind kind, String message) {
    /** What became of the thing. */
    public enum Kind {
        LEFT_OUT,
        RENAMED,
        /** A directive that has no effect. */
        DIRECTIVE,
        /** A right by which somebody is bound by less than it seems. */
        RIGHT
    }

    public static Notice leftOut(String message) {
        return new Notice(Kind.LEFT_OUT, message);
    }

    public static Notice renamed(String message) {
        return new Notice(Kind.RENAMED, message);
    }

    public static Notice ofRight(String message) {
        return new Notice(Kind.RIGHT, message);
    }

    public static Notice ofDirective(String message) {
        return new Notice(Kind.DIRECTIVE, message);
    }
}

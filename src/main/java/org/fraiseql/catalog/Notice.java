package org.fraiseql.catalog;

/**
 * Something the catalog could not publish, with the remedy.
 *
 * @param isFatal true for a collision of names: the two things are left out and readiness says DOWN until one is renamed; false when exactly the odd
 *     thing is left out and nothing else suffers
 */
public record Notice(String message, boolean isFatal) {
    public static Notice leftOut(String message) {
        return new Notice(message, false);
    }

    public static Notice collision(String message) {
        return new Notice(message, true);
    }
}

package org.fraiseql.sql;

/**
 * Which operation a statement is for, as a comment before it: those who look at the database see it in {@code pg_stat_activity} and {@code pg_stat_statements}.
 * The same for all requests of an operation, so that its prepared statements are found again.
 *
 * @param comment with the space that follows it; empty for none
 */
public record StatementTag(String comment) {
    public static final StatementTag NONE = new StatementTag("");

    private static final int LONGEST_NAME = 60;
    /** Digits of the document's hash: enough to tell documents apart. */
    private static final int HASH_DIGITS = 16;

    /**
     * Keys and values as sqlcommenter writes them.
     *
     * @param operationName blank where it has none
     */
    public static StatementTag of(String operationName, String documentHash) {
        String document = "document='" + plain(documentHash, HASH_DIGITS) + "'";
        String name = plain(operationName, LONGEST_NAME);
        return new StatementTag(
                name.isEmpty() ? "/*" + document + "*/ " : "/*" + document + ",operation='" + name + "'*/ ");
    }

    /** Nothing that could end the comment, or the statement, whatever names may be one day. */
    private static String plain(String text, int longest) {
        String plain = text.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.length() > longest ? plain.substring(0, longest) : plain;
    }
}

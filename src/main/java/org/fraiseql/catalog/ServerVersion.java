package org.fraiseql.catalog;

/**
 * The version of PostgreSQL.
 *
 * @param major as in {@code 18}; 0 where it is not known
 */
public record ServerVersion(int major) {
    static final int WITH_INPUT_CHECK = 16;

    /** @param printed as {@code server_version} has it: {@code 18.6}, {@code 19beta1} */
    public static ServerVersion of(String printed) {
        String digits = printed.replaceFirst("^(\\d*).*$", "$1");
        return new ServerVersion(digits.isEmpty() || digits.length() > 4 ? 0 : Integer.parseInt(digits));
    }

    /** Whether it can say if a text is a value of a type ({@code pg_input_is_valid}). */
    public boolean canCheckInput() {
        return major >= WITH_INPUT_CHECK;
    }
}

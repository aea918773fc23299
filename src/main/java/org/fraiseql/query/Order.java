package org.fraiseql.query;

/**
 * An order of rows.
 *
 * @param path a field, or fields of relations that lead to one row with dots between them: {@code author.name}
 */
public record Order(String path, Direction direction) {
    /** As GraphQL names them. Where nothing is said, NULLs are larger than everything. */
    public enum Direction {
        ASC,
        DESC,
        ASC_NULLS_FIRST,
        ASC_NULLS_LAST,
        DESC_NULLS_FIRST,
        DESC_NULLS_LAST
    }

    /** The smallest first. */
    public static Order asc(String path) {
        return new Order(path, Direction.ASC);
    }

    /** The largest first. */
    public static Order desc(String path) {
        return new Order(path, Direction.DESC);
    }

    /** This order with NULLs before everything. */
    public Order nullsFirst() {
        return new Order(path, isDescending() ? Direction.DESC_NULLS_FIRST : Direction.ASC_NULLS_FIRST);
    }

    /** This order with NULLs behind everything. */
    public Order nullsLast() {
        return new Order(path, isDescending() ? Direction.DESC_NULLS_LAST : Direction.ASC_NULLS_LAST);
    }

    private boolean isDescending() {
        return switch (direction) {
            case DESC, DESC_NULLS_FIRST, DESC_NULLS_LAST -> true;
            case ASC, ASC_NULLS_FIRST, ASC_NULLS_LAST -> false;
        };
    }
}

package org.fraiseql.store;

import org.jspecify.annotations.Nullable;

/**
 * A cursor over the rows of one statement; columns are the bytes of PostgreSQL's text form in UTF-8. Not thread-safe. Belongs to a {@link ReadSession},
 * which closes it.
 */
public interface Rows {
    /** Moves to the next row. @throws org.fraiseql.support.EngineException when the database fails */
    boolean next();

    /** A column of the current row, counted from 0; null for NULL. The array belongs to the caller. */
    byte @Nullable [] column(int index);
}

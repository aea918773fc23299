package org.fraiseql.container.enterprise;

import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;

/** What typed queries answer. */
final class Asked {
    private Asked() {}

    /** How many tenants there are to be seen, or the code of the refusal. */
    static String tenants(Queries queries) {
        try {
            return Long.toString(queries.from("tenants").count());
        } catch (QueryException e) {
            return e.code();
        }
    }
}

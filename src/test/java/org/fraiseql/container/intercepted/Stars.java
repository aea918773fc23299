package org.fraiseql.container.intercepted;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.RowInput;

/** Comes before {@link OwnNotes}. */
@ApplicationScoped
@Priority(10)
public class Stars implements CatalogInterceptor {
    @Override
    public void write(RowInput row, CatalogOperation operation) {
        if (row.has("note")) {
            row.set("note", row.get("note") + "*");
        }
    }
}

package org.fraiseql.container.intercepted;

import static org.fraiseql.query.Condition.field;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.Condition;
import org.fraiseql.query.RefusedException;
import org.fraiseql.query.RowInput;

/** Keeps the notes of others out, and owns what is written. */
@ApplicationScoped
@Priority(20)
public class OwnNotes implements CatalogInterceptor {
    private static final String NOTES = "interceptedNotes";

    @Override
    public Condition rows(String table, CatalogOperation operation) {
        return table.equals(NOTES) ? field("owner").equalTo("me") : Condition.all();
    }

    @Override
    public void write(RowInput row, CatalogOperation operation) {
        if (!row.table().equals(NOTES)) {
            return;
        }
        if ("refused*".equals(row.get("note"))) {
            throw new RefusedException("NOT_THAT", "Not that note.");
        }
        row.set("owner", "me");
        row.set("note", row.get("note") + "!");
    }
}

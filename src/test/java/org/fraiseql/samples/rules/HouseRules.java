package org.fraiseql.samples.rules;

import static org.fraiseql.query.Condition.field;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.Condition;
import org.fraiseql.query.RefusedException;
import org.fraiseql.query.RowInput;

/** What holds for all operations of the shop. */
@ApplicationScoped
@Priority(100)
public class HouseRules implements CatalogInterceptor {
    private final AtomicLong rowsWritten = new AtomicLong();

    /** Books out of print are not there, wherever books are read, changed, deleted or connected. */
    @Override
    public Condition rows(String table, CatalogOperation operation) {
        return table.equals("books") ? field("inPrint").equalTo(true) : Condition.all();
    }

    @Override
    public void write(RowInput row, CatalogOperation operation) {
        if (row.table().equals("publishers") && row.get("website") instanceof String website) {
            row.set("website", website.toLowerCase(Locale.ROOT));
        }
    }

    @Override
    public void before(CatalogOperation operation) {
        if (operation.fields().contains("bulkDeleteBooks")) {
            throw new RefusedException("ONE_BY_ONE", "Books are deleted one by one.");
        }
    }

    @Override
    public void after(CatalogOperation operation, Outcome outcome) {
        rowsWritten.addAndGet(outcome.rowsWritten());
    }

    /** Of all operations together. */
    public long rowsWritten() {
        return rowsWritten.get();
    }
}

package com.example.shop;

import static org.fraiseql.query.Condition.field;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;
import org.fraiseql.query.Condition;
import org.fraiseql.query.RefusedException;
import org.fraiseql.query.RowInput;

/** What holds for all operations on the tables, whoever asks. */
@ApplicationScoped
public class HouseRules implements CatalogInterceptor {
    @Override
    public void before(CatalogOperation operation) {
        if (operation.fields().stream().anyMatch(field -> field.startsWith("bulkDelete"))) {
            throw new RefusedException("ONE_BY_ONE", "The shop deletes one by one.");
        }
    }

    /** Products that are discontinued are not there: not in lists, not by key, not to be bought. */
    @Override
    public Condition rows(String table, CatalogOperation operation) {
        return table.equals("products") ? field("discontinued").equalTo(false) : Condition.all();
    }

    @Override
    public void write(RowInput row, CatalogOperation operation) {
        if (row.table().equals("customers") && row.get("email") instanceof String email) {
            row.set("email", email.toLowerCase(Locale.ROOT));
        }
    }
}

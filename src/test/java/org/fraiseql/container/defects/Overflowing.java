package org.fraiseql.container.defects;

import jakarta.enterprise.context.ApplicationScoped;
import org.fraiseql.query.CatalogInterceptor;
import org.fraiseql.query.CatalogOperation;

/** Fails in a way that is no exception, when the operation is called so. */
@ApplicationScoped
public class Overflowing implements CatalogInterceptor {
    @Override
    public void before(CatalogOperation operation) {
        if (operation.name().filter("Overflows"::equals).isPresent()) {
            throw new StackOverflowError("on purpose");
        }
    }
}

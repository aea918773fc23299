package org.fraiseql.container.callers;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Collections;
import java.util.List;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.query.Queries;

/** Fields on the type of a table, each for those whom its rule lets in. */
@GraphQLApi
@ApplicationScoped
@DenyAll
public class ProductFields {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    /** A row. */
    public record Tenant(String name) {}

    @RolesAllowed("shop_editor")
    public String insider(@Source Product product) {
        return "about " + product.name();
    }

    /** Asks as the caller, once for all rows. */
    @RolesAllowed({"shop_editor", "shop_buyer"})
    public List<String> seller(@Source List<Product> products) {
        String seller = queries.from("tenants").as(Tenant.class).list().toString();
        return Collections.nCopies(products.size(), seller);
    }

    /** Of a group that tokens may have. */
    @RolesAllowed("auditors")
    public String audited(@Source Product product) {
        return "audited " + product.name();
    }

    /** By the rule of the class. */
    public String nobodys(@Source Product product) {
        return product.name();
    }
}

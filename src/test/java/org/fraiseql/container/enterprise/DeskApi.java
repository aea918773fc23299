package org.fraiseql.container.enterprise;

import jakarta.annotation.security.PermitAll;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;

/** The EJB behind GraphQL. */
@GraphQLApi
@ApplicationScoped
public class DeskApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Purchases purchases;

    @Mutation
    @PermitAll
    public @NonNull String buyTwice(@NonNull String note) {
        return Long.toString(purchases.buyTwice(note));
    }
}

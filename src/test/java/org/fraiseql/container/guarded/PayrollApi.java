package org.fraiseql.container.guarded;

import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;

/** A bean that is not meant for everybody. */
@GraphQLApi
@ApplicationScoped
public class PayrollApi {
    @Query
    @RolesAllowed("boss")
    public int salaries() {
        return 1;
    }
}

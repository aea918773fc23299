package org.fraiseql.container.beans;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;

/** Looks at the HTTP request and keeps something for its length. */
@GraphQLApi
@ApplicationScoped
public class CallerApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    HttpServletRequest request;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    CallCount calls;

    /** The method and how often this was asked in the same request. */
    @Query
    public @NonNull String caller() {
        return request.getMethod() + " " + calls.next();
    }
}

package org.fraiseql.container.unfit;

import jakarta.enterprise.context.ApplicationScoped;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Source;

/** Calls its field as a column is called. */
@GraphQLApi
@ApplicationScoped
public class UnfitApi {
    public String price(@Source Book book) {
        return book.titel();
    }
}

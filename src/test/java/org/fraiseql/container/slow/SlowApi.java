package org.fraiseql.container.slow;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.fraiseql.query.Queries;

/** Takes longer than a request may. */
@GraphQLApi
@ApplicationScoped
public class SlowApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Query
    public Integer sleeps(int millis) throws InterruptedException {
        Thread.sleep(millis);
        return millis;
    }

    @Query
    public CompletionStage<Integer> neverComes() {
        return new CompletableFuture<>();
    }

    /** One of them. */
    public record Item(Integer id) {}

    /** Asks the database for what takes long. */
    @Query
    public Integer readsSlowly() {
        return queries.from("endlessItems").as(Item.class).list().size();
    }
}

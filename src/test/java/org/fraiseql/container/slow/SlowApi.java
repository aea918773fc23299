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
    private volatile boolean wasInterrupted;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Query
    public Integer sleeps(int millis) throws InterruptedException {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            wasInterrupted = true;
            throw e;
        }
        return millis;
    }

    @Query
    public boolean wasInterrupted() {
        return wasInterrupted;
    }

    /** Whether the thread is told to end before it has begun. */
    @Query
    public boolean beginsInterrupted() {
        return Thread.currentThread().isInterrupted();
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

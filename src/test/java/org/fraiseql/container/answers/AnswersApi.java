package org.fraiseql.container.answers;

import io.smallrye.graphql.api.Subscription;
import io.smallrye.graphql.execution.context.SmallRyeContextManager;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;
import org.fraiseql.query.RefusedException;

/** Answers and failures of all kinds. */
@GraphQLApi
@ApplicationScoped
public class AnswersApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedExecutorService executor;

    /** An object of the bean's. */
    public record Cup(String color) {}

    /** A row of the table. */
    public record Book(int id, String title) {}

    /** Two of them. @param how {@code "answers"}, {@code "fails"} or anything else for a defect */
    @Query
    public Uni<List<@NonNull Cup>> uniOfCups(@NonNull String how) {
        return Uni.createFrom().item(how).emitOn(executor).map(Later::cups);
    }

    @Query
    public CompletionStage<Cup> stageOfCup(@NonNull String how) {
        return CompletableFuture.supplyAsync(() -> Later.cups(how).getFirst(), executor);
    }

    @Mutation
    public Uni<Cup> uniOfMutation(@NonNull String how) {
        return Uni.createFrom().item(() -> Later.cups(how).getFirst());
    }

    /** A field of a row that comes later. */
    public Uni<String> shelfLater(@Source Book book) {
        return Uni.createFrom().item("shelf of " + book.title()).emitOn(executor);
    }

    /** The thread on which a field of the operation is asked. */
    @Query
    public String thread() {
        return Thread.currentThread().getName();
    }

    /** The thread on which a field of what has come later is asked, and whether it may ask the database. */
    public String servedOn(@Source Cup cup) {
        queries.from("books").count();
        return Thread.currentThread().getName();
    }

    @Query
    public Cup soldOut() throws SoldOut {
        throw new SoldOut("cup");
    }

    @Query
    public Cup checked() throws GraphQLException {
        throw new GraphQLException("Not on Sundays");
    }

    @Query
    public Cup refused() {
        throw new RefusedException("TOO_EARLY", "The shop opens at nine");
    }

    @Query
    public Cup refusedAtLength() {
        throw new RefusedException(List.of(new QueryException.Problem(
                "TOO_EARLY", "The shop opens at nine", List.of(), true, Map.of("hint", "Come back", "opens", 9))));
    }

    /** What the database says of a wrong value is the client's to know. */
    @Mutation
    public Cup takesTheTitle(@NonNull String isbn) {
        queries.update("books", 2, Map.of("isbn", isbn));
        return new Cup("red");
    }

    /** A mistake of the bean's own. */
    @Query
    public Cup misspells() {
        return new Cup(Long.toString(queries.from("boks").count()));
    }

    /** A mistake of the bean's own, which a client would be told of if it were its. @param what {@code "field"}, {@code "value"}, {@code "row"} or {@code "type"} */
    @Mutation
    public Cup misspellsA(@NonNull String what) {
        Object row =
                switch (what) {
                    case "field" -> Map.of("nmae", "Cups & Co");
                    case "value" -> Map.of("name", new StringBuilder("Cups & Co"));
                    case "type" -> Map.of("name", 7);
                    default -> "Cups & Co";
                };
        queries.create("publishers", row);
        return new Cup("red");
    }

    @Query
    public Cup extended(int answer) {
        SmallRyeContextManager.getCurrentSmallRyeContext().addExtension("cups", Map.of("left", answer));
        return new Cup("blue");
    }

    @Subscription
    public Multi<Cup> poured() {
        return Multi.createFrom().item(new Cup("green"));
    }
}

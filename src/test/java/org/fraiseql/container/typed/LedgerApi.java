package org.fraiseql.container.typed;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;

/** Asks the {@link Ledger}. */
@GraphQLApi
@ApplicationScoped
public class LedgerApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Ledger ledger;

    @Resource
    @SuppressWarnings("NullAway.Init") // injected by the container
    ManagedExecutorService executor;

    @Mutation
    public @NonNull String noteTyped(@NonNull String first, @NonNull String second) {
        return Long.toString(ledger.write(first, second));
    }

    @Mutation
    public @NonNull String noteCarelesslyTyped(@NonNull String first, @NonNull String second) {
        return ledger.carelessly(first, second);
    }

    /** On a thread of the container's, on which no request is under way. */
    @Mutation
    public @NonNull String noteLater(@NonNull String first, @NonNull String second)
            throws InterruptedException, ExecutionException {
        return executor.submit(() -> Long.toString(ledger.write(first, second))).get();
    }

    @Query
    public @NonNull List<String> notesStreamed() {
        return ledger.streamed();
    }

    @Query
    public @NonNull String charactersOfNotes(boolean inTransaction) {
        return Long.toString(inTransaction ? ledger.charactersInTransaction() : ledger.characters());
    }

    /** What a stream says whose transaction is over; a hundred of them leave the pool as it was. */
    @Query
    public @NonNull String leakedStream() {
        String message = "";
        for (int i = 0; i < 100; i++) {
            try (Stream<Ledger.Note> notes = ledger.leaked()) {
                message = "read " + notes.count();
            } catch (QueryException e) {
                message = e.code() + ": " + e.getMessage();
            }
        }
        return message + " " + ledger.count();
    }

    /** A book's title. */
    public record Title(String title) {}

    @Query
    public @NonNull String titleByGraphQL(int id) {
        Optional<Title> title = queries.graphql("query($id: Int!) { book(id: $id) { title } }")
                .variable("id", id)
                .as(Title.class);
        return title.map(Title::title).orElse("none");
    }

    @Query
    public @NonNull String misspelt() {
        try {
            return Long.toString(queries.from("boks").count());
        } catch (QueryException e) {
            return e.code() + ": " + e.getMessage();
        }
    }
}

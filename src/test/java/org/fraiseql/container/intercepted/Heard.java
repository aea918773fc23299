package org.fraiseql.container.intercepted;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.fraiseql.query.Queries;
import org.fraiseql.query.RowsChanged;

/** Hears what was committed. */
@GraphQLApi
@ApplicationScoped
public class Heard {
    private final List<String> changes = new CopyOnWriteArrayList<>();

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) RowsChanged change) {
        changes.add(change.table() + " " + change.change() + " " + change.rows());
    }

    @Query
    public @NonNull List<String> heard() {
        return changes;
    }

    /** Writes in a transaction of its own. @param fails behind that */
    @Mutation
    @Transactional
    public @NonNull String noteIntercepted(@NonNull String note, boolean fails) {
        queries.create("interceptedNotes", Map.of("note", note, "owner", "other"));
        if (fails) {
            throw new IllegalStateException("too late");
        }
        return changes.toString();
    }
}

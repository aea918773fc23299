package org.fraiseql.container.entities;

import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.fraiseql.query.Queries;
import org.fraiseql.query.RefusedException;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

/** Notes, by sessions of Hibernate Reactive. */
@GraphQLApi
@ApplicationScoped
public class NotesApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Mutiny.SessionFactory sessions;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    @Query
    public Uni<List<@NonNull Note>> notes() {
        return sessions.withSession(session -> session.createSelectionQuery("from Note order by id", Note.class)
                .getResultList());
    }

    @Query
    public CompletionStage<Note> note(int id) {
        return sessions.withSession(session -> session.find(Note.class, id)).subscribeAsCompletionStage();
    }

    @Mutation
    public Uni<Note> writeNote(@NonNull String title) {
        Note note = new Note(title);
        return sessions.withTransaction(session -> session.persist(note))
                .replaceWith(note)
                .onFailure(ConstraintViolationException.class)
                .transform(taken -> new RefusedException("TITLE_TAKEN", "There is a note with this title"));
    }

    /** Two of them, or none. What goes wrong is nobody's but the bean's. */
    @Mutation
    public Uni<Note> writeTwice(@NonNull String title) {
        Note note = new Note(title);
        return sessions.withTransaction(session -> session.persist(note).chain(() -> session.persist(new Note(title))))
                .replaceWith(note);
    }

    /** Blocks, as fields of beans may: it is no work of the thread that Hibernate answers on. */
    public long books(@Source Note note) {
        return queries.from("books").count();
    }

    /** As whom sessions ask. */
    @Query
    public Uni<String> user() {
        return sessions.withSession(session -> session.createNativeQuery("SELECT current_user::text", String.class)
                .getSingleResult());
    }
}

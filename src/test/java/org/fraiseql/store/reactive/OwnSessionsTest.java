package org.fraiseql.store.reactive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Duration;
import java.util.List;
import org.fraiseql.ReactiveDatabases;
import org.fraiseql.network.Fault.Plain;
import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Sessions of Hibernate with entities of an application's own, on the pool that it manages. */
class OwnSessionsTest extends StoreOnProxy {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @Entity(name = "Note")
    @Table(name = "note")
    static class Note {
        @Id
        int id;

        @Column(nullable = false)
        String title = "";

        /** For Hibernate. */
        protected Note() {}

        Note(int id, String title) {
            this.id = id;
            this.title = title;
        }
    }

    @Entity
    static class Anonymous {
        String title = "";
    }

    @BeforeEach
    void notes() {
        execute("DROP TABLE IF EXISTS note", "CREATE TABLE note (id int PRIMARY KEY, title text NOT NULL UNIQUE)");
    }

    private ReactiveStore withEntities(Class<?>... entities) {
        return ReactiveStore.start(
                address("postgres", "postgres"),
                ReactiveDatabases.config("fraiseql.db.query-timeout-ms", "1000"),
                List.of(entities));
    }

    private static Mutiny.SessionFactory sessions(ReactiveStore store) {
        return (Mutiny.SessionFactory) store.sessions();
    }

    private static List<String> titles(Mutiny.SessionFactory sessions) {
        return sessions.withSession(
                        session -> session.createSelectionQuery("select title from Note order by id", String.class)
                                .getResultList())
                .await()
                .atMost(PATIENCE);
    }

    @Test
    void aTransactionIsDoneOrNot() {
        try (ReactiveStore own = withEntities(Note.class)) {
            Mutiny.SessionFactory sessions = sessions(own);
            sessions.withTransaction(session -> session.persistAll(new Note(1, "one"), new Note(2, "two")))
                    .await()
                    .atMost(PATIENCE);
            assertThat(titles(sessions)).containsExactly("one", "two");
            assertThatThrownBy(() -> sessions.withTransaction(
                                    session -> session.persistAll(new Note(3, "three"), new Note(4, "two")))
                            .await()
                            .atMost(PATIENCE))
                    .isInstanceOfSatisfying(
                            ConstraintViolationException.class,
                            violated -> assertThat(violated.getConstraintName()).isEqualTo("note_title_key"));
            assertThat(titles(sessions)).containsExactly("one", "two");
            assertThat(read(own, VALUE)).containsExactly("1");
        }
    }

    @Test
    void sessionsAreTheConnectingUsersAndHaveTheTimeOfStatements() {
        try (ReactiveStore own = withEntities()) {
            assertThat(sessions(own)
                            .withSession(session -> session.createNativeQuery(
                                            "SELECT current_user || ' ' || current_setting('statement_timeout')",
                                            String.class)
                                    .getSingleResult())
                            .await()
                            .atMost(PATIENCE))
                    .isEqualTo("postgres 1s");
        }
    }

    @Test
    void entitiesThatCanNotBeMappedAreTold() {
        assertThatThrownBy(() -> withEntities(Note.class, Anonymous.class))
                .isInstanceOf(UnfitEntitiesException.class)
                .hasMessageStartingWith("The application's entities can't be mapped: ")
                .hasMessageContaining("OwnSessionsTest$Anonymous")
                .hasMessageContaining("identifier");
    }

    /** Their sockets were waited for until the network gave up, and the threads with them. */
    @Test
    void sessionsEndWithTheStoreAlsoWhereTheNetworkIsSilent() {
        ReactiveStore own = withEntities(Note.class);
        assertThat(titles(sessions(own))).isEmpty();
        network.behave(Plain.BLACK_HOLE);
        long start = System.nanoTime();
        own.close();
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofMillis(3_500));
    }
}

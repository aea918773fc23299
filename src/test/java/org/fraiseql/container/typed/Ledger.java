package org.fraiseql.container.typed;

import static org.fraiseql.query.Condition.field;
import static org.fraiseql.query.Order.asc;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.query.Queries;
import org.fraiseql.query.QueryException;

/** Rows of {@code typed_note}, in transactions. */
@ApplicationScoped
public class Ledger {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    /** A row. */
    public record Note(String note) {}

    /** Writes, and reads what it has written; a note {@code "fail"} fails behind that. @return how many there are then */
    @Transactional
    public long write(String first, String second) {
        queries.create("typedNotes", new Note(first));
        queries.create("typedNotes", new Note(second), Note.class);
        long count = queries.from("typedNotes").count();
        if (second.equals("fail")) {
            throw new IllegalStateException("The ledger is closed");
        }
        return count;
    }

    /** A failure that is passed over: the transaction can't be committed all the same. */
    @Transactional
    public String carelessly(String first, String second) {
        queries.create("typedNotes", new Note(first));
        try {
            queries.create("typedNotes", new Note(second));
            return "";
        } catch (QueryException e) {
            return e.code();
        }
    }

    @Transactional
    public List<String> streamed() {
        try (Stream<Note> notes = queries
                .from("typedNotes")
                .where(field("note").notEqualTo("none"))
                .orderBy(asc("note"))
                .as(Note.class)
                .stream()) {
            return notes.map(Note::note).toList();
        }
    }

    /** All characters of all notes, of which none is kept. */
    @Transactional
    public long charactersInTransaction() {
        return characters();
    }

    public long characters() {
        try (Stream<Note> notes = queries.from("typedNotes").as(Note.class).stream()) {
            return notes.mapToLong(note -> note.note().length()).sum();
        }
    }

    /** Left open: it ends with the transaction. */
    @Transactional
    public Stream<Note> leaked() {
        return queries.from("typedNotes").as(Note.class).stream();
    }

    public long count() {
        return queries.from("typedNotes").count();
    }
}

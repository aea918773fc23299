package org.fraiseql.container.enterprise;

import static org.fraiseql.query.Condition.field;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import org.fraiseql.query.Queries;

/** Each call is a transaction of the EJB container's, or joins the one that is there. */
@Stateless
public class Purchases {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Queries queries;

    /** A row of {@code purchase}. */
    public record Purchase(String buyer, int tenantId) {}

    /** Writes two rows and says how many there are then; a note {@code "fail"} fails behind both. */
    public long buyTwice(String note) {
        queries.create("purchases", Map.of("note", note));
        queries.create("purchases", Map.of("note", note));
        long count = count(note);
        if (note.equals("fail")) {
            throw new IllegalStateException("The shop is closed");
        }
        return count;
    }

    /** Of this note. */
    public long count(String note) {
        return queries.from("purchases").where(field("note").equalTo(note)).count();
    }

    /** For whom rows of this note were written. */
    public List<Purchase> of(String note) {
        return queries.from("purchases")
                .where(field("note").equalTo(note))
                .as(Purchase.class)
                .list();
    }
}

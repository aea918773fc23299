package org.fraiseql.container.rows;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import org.eclipse.microprofile.graphql.Ignore;
import org.jspecify.annotations.Nullable;

/** A row of the table of that name, as far as the beans want to know it. */
public record Book(
        int id,
        String title,
        BigDecimal price,
        LocalDate publishedOn,
        OffsetDateTime createdAt,
        @Nullable Integer pages,
        boolean inPrint,
        Genre genre,
        List<String> tags) {

    /** Labels as they are in GraphQL. */
    public enum Genre {
        novel,
        mystery,
        fantasy,
        science_fiction,
        poetry,
        essay,
        history
    }

    /** No column. */
    @Ignore
    public String getShout() {
        return title + "!";
    }
}

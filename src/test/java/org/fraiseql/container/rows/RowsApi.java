package org.fraiseql.container.rows;

import jakarta.enterprise.context.ApplicationScoped;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.NonNull;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Adds to books and their authors what the database does not know. */
@GraphQLApi
@ApplicationScoped
public class RowsApi {
    private final List<String> batches = new CopyOnWriteArrayList<>();

    /** What the batched fields were asked for since this was asked last. */
    @Query
    public List<String> batches() {
        List<String> asked = List.copyOf(batches);
        batches.clear();
        return asked;
    }

    /** All columns that it gets. */
    public String summary(@Source Book book) {
        return "%s %s %s %s %s %s %s %s"
                .formatted(
                        book.title(),
                        book.price(),
                        book.publishedOn().getYear(),
                        book.createdAt().toInstant(),
                        book.pages(),
                        book.inPrint(),
                        book.genre(),
                        book.tags());
    }

    public BigDecimal discounted(@Source Book book, @DefaultValue("10") int percent) {
        return book.price().multiply(BigDecimal.valueOf(100L - percent)).movePointLeft(2);
    }

    /** @param id of the book for which it fails */
    public String fragile(@Source Book book, int id) throws GraphQLException {
        if (book.id() == id) {
            throw new GraphQLException("Broken: " + book.title());
        }
        return book.title();
    }

    /** The same, never null. */
    public @NonNull String strict(@Source Book book, int id) throws GraphQLException {
        return fragile(book, id);
    }

    public CompletionStage<String> later(@Source Book book) {
        return CompletableFuture.completedFuture(book.title());
    }

    public List<Shelf> shelf(@Source List<Book> books, @DefaultValue("A") String room) {
        batches.add("shelf " + ids(books));
        List<Shelf> shelves = new ArrayList<>();
        books.forEach(book -> shelves.add(new Shelf(room, book.id())));
        return shelves;
    }

    /** @param fault "short", "null" or "thrown" */
    public List<@Nullable String> rank(@Source List<Book> books, String fault) throws GraphQLException {
        batches.add("rank " + ids(books));
        List<@Nullable String> ranks = new ArrayList<>();
        books.forEach(book -> ranks.add("#" + book.id()));
        switch (fault) {
            case "short" -> ranks.removeLast();
            case "null" -> ranks.set(0, null);
            case "thrown" -> throw new GraphQLException("No ranks today");
            default -> {}
        }
        return ranks;
    }

    public String initials(@Source Writer author) {
        StringBuilder initials = new StringBuilder();
        for (String name : author.getName().split(" ")) {
            initials.append(name.charAt(0));
        }
        return initials.toString();
    }

    private static String ids(List<Book> books) {
        return books.stream().map(Book::id).toList().toString();
    }
}

package org.fraiseql.run;

import java.util.List;
import java.util.stream.Stream;

/** The databases of {@code src/run}, each with requests that somebody new can copy; or one that is theirs. */
public enum Sample {
    BOOKSHOP(
            "sample",
            "{ books(limit: 3, orderBy: [{price: ASC}]) { title price author { fullName } } }",
            "mutation { updateBook(id: 1, ops: {increment: {pages: 1}}) { title pages } }"),
    DOCUMENTS(
            "documents",
            "{ users(where: {address: {city: {eq: \"London\"}}}) { fullName tags posts { title } } }",
            "{ posts(where: {comments: {some: {likes: {gte: 3}}}}) { title writer { fullName } comments { text likes } } }",
            "mutation { publishPost(input: {title: \"Letters\", authorId: \"11111111-1111-1111-1111-111111111111\"})"
                    + " { ... on PublishPostSuccess { post { title author { fullName } } } } }"),
    THEIRS("", "{ __schema { queryType { fields { name } } } }");

    private final String folder;
    private final List<String> operations;

    Sample(String folder, String... operations) {
        this.folder = folder;
        this.operations = List.of(operations);
    }

    /** @param folder below {@code src/run}, or any other name */
    static Sample of(String folder) {
        return Stream.of(values())
                .filter(sample -> sample.folder.equals(folder))
                .findFirst()
                .orElse(THEIRS);
    }

    /** Below {@code src/run}; empty where there is none. */
    public String folder() {
        return folder;
    }

    /** GraphQL without an apostrophe, which the shell would take for the end. */
    public List<String> operations() {
        return operations;
    }
}

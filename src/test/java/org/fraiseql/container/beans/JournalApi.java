package org.fraiseql.container.beans;

import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.GraphQLException;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.NonNull;
import org.fraiseql.Engine;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.stream.ResponseBuffer;
import org.jspecify.annotations.Nullable;

/** Writes to {@code mutation_journal}, by JDBC and by the engine. */
@GraphQLApi
@ApplicationScoped
public class JournalApi {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Engine engine;

    @Resource(lookup = "jdbc/fraiseql")
    @SuppressWarnings("NullAway.Init") // injected by the container
    DataSource dataSource;

    /** By JDBC of its own. @param note {@code "fail"} fails after it was written */
    @Mutation
    @Transactional(rollbackOn = Exception.class)
    public boolean note(@NonNull String note) throws SQLException, GraphQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO mutation_journal (note) VALUES (?)")) {
            insert.setString(1, note);
            insert.executeUpdate();
        }
        if (note.equals("fail")) {
            throw new GraphQLException("The journal is closed");
        }
        return true;
    }

    /** Each by the engine; an error of the second is thrown on. */
    @Mutation
    @Transactional(rollbackOn = Exception.class)
    public @NonNull String noteTwice(@NonNull String first, @NonNull String second) throws GraphQLException {
        return create(first) + count() + create(second) + count();
    }

    /** A failure of the engine that the bean does not mention: its transaction can't be committed all the same. */
    @Mutation
    @Transactional(rollbackOn = Exception.class)
    public @NonNull String noteCarelessly(@NonNull String first, @NonNull String second) throws SQLException {
        note(dataSource, first);
        return run("mutation($n: String!) { createMutationJournal(input: {note: $n}) { note } }", second)
                .text();
    }

    private static void note(DataSource dataSource, String note) throws SQLException {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO mutation_journal (note) VALUES (?)")) {
            insert.setString(1, note);
            insert.executeUpdate();
        }
    }

    private String create(String note) throws GraphQLException {
        Run run = run("mutation($n: String!) { createMutationJournal(input: {note: $n}) { note } }", note);
        if (!run.answer().problems().isEmpty()) {
            throw new GraphQLException(run.answer().problems().getFirst().message());
        }
        return run.text();
    }

    /** A list, which reads through a cursor where it is alone. */
    private String count() {
        return run("query($n: String!) { mutationJournals(where: {note: {neq: $n}}) { note } a: __typename }", "none")
                .text();
    }

    private record Run(ExecutionResult answer, String text) {}

    private Run run(String query, String note) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ResponseBuffer out = new ResponseBuffer(bytes::write);
        Map<String, @Nullable Object> variables = new LinkedHashMap<>();
        variables.put("n", note);
        ExecutionResult answer = engine.answer(request(query, variables), out);
        out.flush();
        return new Run(answer, bytes.toString(StandardCharsets.UTF_8));
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(String query, Map<String, @Nullable Object> variables) {
        return new GraphQLRequest(query, Optional.empty(), variables, false);
    }
}

package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.document.DocumentFixture;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.BeanFields;
import org.fraiseql.execution.Observer;
import org.fraiseql.execution.RequestContext;
import org.fraiseql.schema.SchemaTypes;
import org.fraiseql.store.StubBackend;
import org.fraiseql.store.StubTransactions;
import org.fraiseql.stream.ClientGoneException;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.Deadline;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BatchAnswersTest {
    private static final String DEFECT =
            "{\"errors\":[{\"message\":\"Internal error\",\"extensions\":{\"code\":\"INTERNAL_ERROR\",\"retryable\":false}}]}";

    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final ResponseBuffer out = new ResponseBuffer(sent::write);
    private final StubTransactions transactions = new StubTransactions();

    /** Regression: all answers, that of the mutation which was committed among them, became one {@code INTERNAL_ERROR}. */
    @Test
    void aDefectSpoilsNoOtherAnswer() {
        Engine engine = engine(StubBackend.of(1, "7").breaks(1));

        answers(
                engine,
                "{ users { id } }",
                "mutation { createUser(input: {id: 1, name: \"a\"}) { id } }",
                "{ posts { id } }",
                "{ users { name } }",
                "mutation { deleteUser(id: 1) { success } }");

        assertThat(response())
                .isEqualTo("[{\"data\":{\"users\":[{\"id\":7}]}},"
                        + "{\"data\":{\"createUser\":{\"id\":1}}},"
                        + DEFECT
                        + ",{\"data\":{\"users\":[{\"name\":\"7\"}]}},"
                        + "{\"data\":{\"deleteUser\":{\"success\":true}}}]");
        assertThat(transactions.committed()).isEqualTo(2);
    }

    @Test
    void theFirstAndTheLastMayHaveOneToo() {
        answers(engine(StubBackend.of(1, "7").breaks(0)), "{ users { id } }", "{ posts { id } }");
        assertThat(response()).isEqualTo("[" + DEFECT + ",{\"data\":{\"posts\":[{\"id\":7}]}}]");
        sent.reset();
        answers(engine(StubBackend.of(1, "7").breaks(1)), "{ users { id } }", "{ posts { id } }");
        assertThat(response()).isEqualTo("[{\"data\":{\"users\":[{\"id\":7}]}}," + DEFECT + "]");
    }

    /** Regression: the whole batch was lost. */
    @Test
    void anErrorOfTheVirtualMachineSpoilsNoOtherAnswer() {
        new BatchAnswers(out, "r-7").write(List.of(request("{ a }"), request("{ b }")), request -> {
            if (request.query().equals("{ b }")) {
                throw new StackOverflowError("too deep");
            }
            out.json("{\"data\":{}}");
        });
        out.flush();
        assertThat(response()).isEqualTo("[{\"data\":{}}," + DEFECT + "]");
    }

    @Test
    void anAnswerOfWhichAPartHasLeftIsBrokenOff() {
        assertThatIllegalStateException()
                .isThrownBy(() -> new BatchAnswers(out, "r-7").write(List.of(request("{ users { id } }")), request -> {
                    out.json("{\"data\":");
                    out.flush();
                    throw new IllegalStateException("a defect");
                }));
    }

    @Test
    void nobodyIsAnsweredWhoIsGone() {
        ResponseBuffer cut = new ResponseBuffer((bytes, offset, length) -> {
            throw new IOException("gone");
        });
        assertThatExceptionOfType(ClientGoneException.class).isThrownBy(() -> new BatchAnswers(cut, "r-7")
                .write(List.of(request("{ users { id } }")), request -> cut.flush()));
    }

    private Engine engine(StubBackend backend) {
        Engine engine = new Engine(
                backend, transactions, ConfigReader.read(new WrittenConfig(new LinkedHashMap<>())), Observer.NONE);
        Catalog catalog = new DocumentFixture().catalog();
        engine.serve(catalog, SchemaTypes.of(catalog).alone(), BeanFields.NONE);
        return engine;
    }

    private void answers(Engine engine, String... batch) {
        new BatchAnswers(out, "r-7")
                .write(
                        List.of(batch).stream().map(BatchAnswersTest::request).toList(),
                        request -> engine.answer(request, new RequestContext("r-7", Deadline.NEVER), out));
        out.flush();
    }

    private String response() {
        return sent.toString(UTF_8);
    }

    @SuppressWarnings(
            "NullAway") // does not see the annotations inside the types of a record's components in a class file
    private static GraphQLRequest request(String query) {
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), false);
    }
}

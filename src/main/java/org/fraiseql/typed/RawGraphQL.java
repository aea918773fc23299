package org.fraiseql.typed;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.ByteArrayInputStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.query.GraphQL;
import org.jspecify.annotations.Nullable;

/** An operation that the application has written itself. Immutable. */
record RawGraphQL(Asking asking, String text, Map<String, @Nullable Object> variables) implements GraphQL {
    @Override
    public GraphQL variable(String name, @Nullable Object value) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>(variables);
        more.put(name, JsonValues.of(value, "$" + name));
        return new RawGraphQL(asking, text, more);
    }

    @Override
    public <R extends Record> Optional<R> as(Class<R> type) {
        RecordReader<R> reader = asking.readers().of(type);
        byte[] response = asking.answer(request());
        return AnswerReader.rootFields(response) == 1
                ? AnswerReader.one(response, reader)
                : Optional.of(reader.read(AnswerReader.data(response)));
    }

    @Override
    public <R extends Record> List<R> asList(Class<R> type) {
        RecordReader<R> reader = asking.readers().of(type);
        return AnswerReader.list(asking.answer(request()), reader);
    }

    @Override
    public JsonObject json() {
        try (JsonReader reader = Json.createReader(new ByteArrayInputStream(asking.answer(request())))) {
            return reader.readObject().getJsonObject("data");
        }
    }

    @Override
    public byte[] bytes() {
        return asking.response(request());
    }

    private GraphQLRequest request() {
        return OperationText.request(text, variables);
    }
}

package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import jakarta.json.stream.JsonParser;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.support.JsonValues;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL requests out of HTTP ones (GraphQL over HTTP, section "Request"). Thread-safe. */
final class RequestReader {
    private static final JsonProvider JSON = JsonProvider.provider();

    private static final String JSON_TYPE = "application/json";

    private final LimitsConfig limits;

    RequestReader(LimitsConfig limits) {
        this.limits = limits;
    }

    /** What came in: one request, or a batch. */
    record Requests(List<GraphQLRequest> requests, boolean isBatch) {}

    GraphQLRequest get(HttpServletRequest http) throws HttpProblem {
        String query = http.getParameter("query");
        if (query == null) {
            throw HttpProblem.badRequest("The parameter query is missing.");
        }
        String variables = http.getParameter("variables");
        JsonValue parsed = variables == null || variables.isBlank() ? JsonValue.NULL : parseVariables(variables);
        return new GraphQLRequest(
                query, Optional.ofNullable(http.getParameter("operationName")), variables(parsed), true);
    }

    private static JsonValue parseVariables(String variables) throws HttpProblem {
        return read(JSON.createParser(new StringReader(variables)), "The parameter variables");
    }

    Requests post(HttpServletRequest http) throws IOException, HttpProblem {
        checkContentType(http.getContentType());
        JsonValue body = parse(body(http));
        if (body.getValueType() != JsonValue.ValueType.ARRAY) {
            return new Requests(List.of(request(body)), false);
        }
        List<JsonValue> items = body.asJsonArray();
        if (items.isEmpty()) {
            throw HttpProblem.badRequest("The batch is empty.");
        }
        if (items.size() > limits.maxBatch()) {
            throw HttpProblem.batchTooLong(items.size(), limits.maxBatch());
        }
        List<GraphQLRequest> requests = new ArrayList<>();
        for (JsonValue item : items) {
            requests.add(request(item));
        }
        return new Requests(requests, true);
    }

    private static void checkContentType(@Nullable String contentType) throws HttpProblem {
        if (JSON_TYPE.equals(contentType)) {
            return;
        }
        String type =
                contentType == null ? "" : contentType.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        if (!type.equals(JSON_TYPE)) {
            throw HttpProblem.unsupportedMediaType();
        }
    }

    private byte[] body(HttpServletRequest http) throws IOException, HttpProblem {
        int max = limits.maxBodyBytes();
        long length = http.getContentLengthLong();
        if (length > max) {
            throw HttpProblem.tooLarge(max);
        }
        try (InputStream in = http.getInputStream()) {
            if (length >= 0) {
                byte[] bytes = new byte[(int) length];
                int read = in.readNBytes(bytes, 0, bytes.length);
                return read == bytes.length ? bytes : Arrays.copyOf(bytes, read);
            }
            byte[] bytes = in.readNBytes(max == Integer.MAX_VALUE ? max : max + 1);
            if (bytes.length > max) {
                throw HttpProblem.tooLarge(max);
            }
            return bytes;
        }
    }

    /** JSON between systems is UTF-8 (RFC 8259, section 8.1); a reader over bytes would try for UTF-16 and UTF-32, with a large buffer. */
    private static JsonValue parse(byte[] body) throws HttpProblem {
        return read(JSON.createParser(new StringReader(text(body))), "The body");
    }

    /** A byte order mark is passed over; bytes that are no UTF-8 are refused, as anything put in their place would be stored as if it were meant. */
    private static String text(byte[] body) throws HttpProblem {
        String text = new String(body, UTF_8);
        if (text.indexOf('\uFFFD') >= 0) {
            try {
                UTF_8.newDecoder().decode(ByteBuffer.wrap(body));
            } catch (CharacterCodingException e) {
                throw HttpProblem.badRequest("The body is not in UTF-8.");
            }
        }
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    /** One JSON value and nothing after it. The parser names no one type of exception for all that it refuses: depth is a {@code RuntimeException}. */
    private static JsonValue read(JsonParser parser, String what) throws HttpProblem {
        try (parser) {
            parser.next();
            JsonValue value = parser.getValue();
            if (parser.hasNext()) {
                throw HttpProblem.badRequest(what + " has more than one JSON value.");
            }
            return value;
        } catch (RuntimeException e) {
            throw HttpProblem.badRequest(what + " is no JSON, or nested too deeply.");
        }
    }

    private static GraphQLRequest request(JsonValue json) throws HttpProblem {
        if (json.getValueType() != JsonValue.ValueType.OBJECT) {
            throw HttpProblem.badRequest("A request is a JSON object with query, variables and operationName.");
        }
        Map<String, JsonValue> fields = json.asJsonObject();
        Optional<String> query = text(fields, "query");
        Optional<String> operationName = text(fields, "operationName");
        Map<String, @Nullable Object> variables = variables(fields.getOrDefault("variables", JsonValue.NULL));
        JsonValue extensions = fields.getOrDefault("extensions", JsonValue.NULL);
        if (extensions != JsonValue.NULL && extensions.getValueType() != JsonValue.ValueType.OBJECT) {
            throw HttpProblem.badRequest("extensions is no JSON object.");
        }
        if (query.isEmpty()) {
            throw HttpProblem.badRequest("The request has no query.");
        }
        return new GraphQLRequest(query.get(), operationName, variables, false);
    }

    private static Optional<String> text(Map<String, JsonValue> fields, String name) throws HttpProblem {
        JsonValue value = fields.getOrDefault(name, JsonValue.NULL);
        return switch (value.getValueType()) {
            case NULL -> Optional.empty();
            case STRING -> Optional.of(((JsonString) value).getString());
            case ARRAY, OBJECT, NUMBER, TRUE, FALSE -> throw HttpProblem.badRequest(name + " is no string.");
        };
    }

    private static Map<String, @Nullable Object> variables(JsonValue value) throws HttpProblem {
        return switch (value.getValueType()) {
            case NULL -> new LinkedHashMap<>();
            case OBJECT -> JsonValues.toMap(value);
            case ARRAY, STRING, NUMBER, TRUE, FALSE -> throw HttpProblem.badRequest("variables is no JSON object.");
        };
    }
}

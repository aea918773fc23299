package org.fraiseql.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.fraiseql.document.Explanation;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.fraiseql.support.config.LimitsConfig;
import org.jspecify.annotations.Nullable;

/** Reads GraphQL requests out of HTTP ones (GraphQL over HTTP, section "Request"). Thread-safe. */
final class RequestReader {
    private static final String JSON_TYPE = "application/json";
    private static final Set<String> KEYS =
            new LinkedHashSet<>(List.of("query", "variables", "operationName", "extensions", "documentId"));

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-fA-F]{64}");
    /** Characters: one request may have as many in one document, which has a bound of its tokens. */
    static final int MAX_BATCH_TEXT = 128 << 10;

    private static final String IN_VARIABLES = "variables.";
    private static final Pattern OTHER_CHARSET = Pattern.compile("\\s*+charset\\s*+=(?!\\s*\"?utf-?8\"?\\s*$).*+");

    private final LimitsConfig limits;
    private final boolean mayExplain;

    /** @param mayExplain whether clients are told what their requests cost */
    RequestReader(LimitsConfig limits, boolean mayExplain) {
        this.limits = limits;
        this.mayExplain = mayExplain;
    }

    /** What came in: one request, or a batch. */
    record Requests(List<GraphQLRequest> requests, boolean isBatch) {}

    GraphQLRequest get(HttpServletRequest http) throws HttpProblem {
        checkParameters(http);
        String query = http.getParameter("query");
        String extensions = http.getParameter("extensions");
        Object extended = extensions == null || extensions.isBlank()
                ? null
                : decode(extensions.getBytes(UTF_8), Source.EXTENSIONS);
        Optional<String> hash = persistedHash(extended);
        Optional<String> documentId = Optional.ofNullable(http.getParameter("documentId"));
        checkOneDocument(query != null, hash.isPresent(), documentId.isPresent());
        if (query == null && hash.isEmpty() && documentId.isEmpty()) {
            throw HttpProblem.badRequest("The parameter query is missing.");
        }
        String variables = http.getParameter("variables");
        Object parsed =
                variables == null || variables.isBlank() ? null : decode(variables.getBytes(UTF_8), Source.VARIABLES);
        return new GraphQLRequest(
                query == null ? "" : query,
                Optional.ofNullable(http.getParameter("operationName")),
                variables(parsed),
                true,
                hash,
                documentId,
                explanation(extended));
    }

    private static void checkParameters(HttpServletRequest http) throws HttpProblem {
        Map<String, String[]> parameters = parameters(http);
        checkKeys(parameters.keySet());
        for (Map.Entry<String, String[]> parameter : parameters.entrySet()) {
            if (parameter.getValue().length > 1) {
                throw HttpProblem.badRequest("The parameter %s is given twice.".formatted(parameter.getKey()));
            }
        }
    }

    /** What nobody reads is not ignored: it may be a misspelling of what would have counted. */
    private static void checkKeys(Set<?> given) throws HttpProblem {
        for (Object key : given) {
            if (!KEYS.contains(key)) {
                throw HttpProblem.unknownKey(String.valueOf(key), KEYS);
            }
        }
    }

    /** Servers refuse what is no percent-encoding here, when the query string is looked at. */
    private static Map<String, String[]> parameters(HttpServletRequest http) throws HttpProblem {
        try {
            return http.getParameterMap();
        } catch (IllegalArgumentException e) {
            throw HttpProblem.badRequest("The query string is not percent-encoded UTF-8.");
        }
    }

    Requests read(HttpServletRequest http, byte[] body) throws HttpProblem {
        return switch (http.getMethod()) {
            case "GET" -> new Requests(List.of(get(http)), false);
            case "POST" -> post(http, body);
            default -> throw HttpProblem.methodNotAllowed(http.getMethod());
        };
    }

    Requests post(HttpServletRequest http, byte[] bytes) throws HttpProblem {
        checkContentType(http.getContentType());
        checkContentEncoding(http.getHeader("Content-Encoding"));
        Object body = decode(bytes, Source.BODY);
        if (!(body instanceof List<?> items)) {
            return new Requests(List.of(request(body)), false);
        }
        if (items.isEmpty()) {
            throw HttpProblem.badRequest("The batch is empty.");
        }
        if (items.size() > limits.maxBatch()) {
            throw HttpProblem.batchTooLong(items.size(), limits.maxBatch());
        }
        List<GraphQLRequest> requests = new ArrayList<>();
        long letters = 0;
        for (Object item : items) {
            GraphQLRequest request = request(item);
            letters += request.query().length();
            if (letters > MAX_BATCH_TEXT && items.size() > 1) {
                throw HttpProblem.batchTextTooLong(MAX_BATCH_TEXT);
            }
            requests.add(request);
        }
        return new Requests(requests, true);
    }

    private static void checkContentType(@Nullable String contentType) throws HttpProblem {
        if (JSON_TYPE.equals(contentType)) {
            return;
        }
        String[] parts = contentType == null
                ? new String[] {""}
                : contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!parts[0].strip().equals(JSON_TYPE)) {
            throw HttpProblem.unsupportedMediaType();
        }
        for (String parameter : parts) {
            if (OTHER_CHARSET.matcher(parameter).matches()) {
                throw HttpProblem.unsupportedCharset();
            }
        }
    }

    /** A few bytes may unzip to any number of them; nobody needs that for a query. */
    private static void checkContentEncoding(@Nullable String encoding) throws HttpProblem {
        if (encoding != null && !encoding.isBlank() && !encoding.strip().equalsIgnoreCase("identity")) {
            throw HttpProblem.unsupportedEncoding();
        }
    }

    /** Where JSON stands in a request. */
    private enum Source {
        BODY("The body"),
        VARIABLES("The parameter variables"),
        EXTENSIONS("The parameter extensions");

        private final String subject;

        Source(String subject) {
            this.subject = subject;
        }

        /** Variables are named as GraphQL has them. */
        String argument(String path) {
            return switch (this) {
                case BODY -> path.startsWith(IN_VARIABLES) ? "$" + path.substring(IN_VARIABLES.length()) : path;
                case VARIABLES -> "$" + path;
                case EXTENSIONS -> "extensions." + path;
            };
        }
    }

    private static @Nullable Object decode(byte[] json, Source source) throws HttpProblem {
        try {
            return JsonDecoder.decode(json);
        } catch (JsonProblem e) {
            String path = e.path();
            throw path.isEmpty()
                    ? HttpProblem.badRequest(source.subject + " " + e.what())
                    : HttpProblem.badValue(source.argument(path), e.what());
        }
    }

    private GraphQLRequest request(@Nullable Object json) throws HttpProblem {
        if (!(json instanceof Map<?, ?> fields)) {
            throw HttpProblem.badRequest("A request is a JSON object with query, variables and operationName.");
        }
        checkKeys(fields.keySet());
        Optional<String> query = text(fields, "query");
        Optional<String> operationName = text(fields, "operationName");
        Map<String, @Nullable Object> variables = variables(fields.get("variables"));
        Optional<String> hash = persistedHash(fields.get("extensions"));
        Optional<String> documentId = text(fields, "documentId");
        checkOneDocument(query.isPresent(), hash.isPresent(), documentId.isPresent());
        if (query.isEmpty() && hash.isEmpty() && documentId.isEmpty()) {
            throw HttpProblem.badRequest("The request has no query.");
        }
        return new GraphQLRequest(
                query.orElse(""),
                operationName,
                variables,
                false,
                hash,
                documentId,
                explanation(fields.get("extensions")));
    }

    /** The hash out of {@code {"persistedQuery": {"version": 1, "sha256Hash": "…"}}}. */
    private static Optional<String> persistedHash(@Nullable Object extensions) throws HttpProblem {
        if (extensions != null && !(extensions instanceof Map)) {
            throw HttpProblem.badRequest("extensions is no JSON object.");
        }
        if (!(extensions instanceof Map<?, ?> all && all.get("persistedQuery") instanceof Map<?, ?> persisted)) {
            return Optional.empty();
        }
        if (!(persisted.get("version") instanceof Integer version && version == 1)) {
            throw HttpProblem.badRequest("Unsupported persisted query version");
        }
        Optional<String> hash = text(persisted, "sha256Hash");
        if (hash.isEmpty()) {
            throw HttpProblem.badRequest("extensions.persistedQuery has no sha256Hash.");
        }
        if (!SHA_256.matcher(hash.get()).matches()) {
            throw HttpProblem.badRequest("extensions.persistedQuery.sha256Hash is not 64 hexadecimal digits.");
        }
        return hash;
    }

    private static void checkOneDocument(boolean hasQuery, boolean hasHash, boolean hasDocumentId) throws HttpProblem {
        if (hasQuery && hasDocumentId) {
            throw HttpProblem.badRequest("query and documentId are given both; either says what to run.");
        }
        if (hasHash && hasDocumentId) {
            throw HttpProblem.badRequest(
                    "extensions.persistedQuery and documentId are given both; either says what to run.");
        }
    }

    /** {@code {"explain": true}}, {@code "statements"} or {@code "plans"}. */
    private Explanation explanation(@Nullable Object extensions) throws HttpProblem {
        Object asked = extensions instanceof Map<?, ?> all ? all.get("explain") : null;
        if (asked == null || asked.equals(false)) {
            return Explanation.NONE;
        }
        if (!mayExplain) {
            throw HttpProblem.badRequest("extensions.explain is not answered here.");
        }
        return switch (asked) {
            case Boolean cost -> Explanation.COST;
            case String name when name.equals("statements") -> Explanation.STATEMENTS;
            case String name when name.equals("plans") -> Explanation.PLANS;
            default ->
                throw HttpProblem.badRequest("extensions.explain is none of true, false, \"statements\", \"plans\".");
        };
    }

    private static Optional<String> text(Map<?, ?> fields, String name) throws HttpProblem {
        return switch (fields.get(name)) {
            case null -> Optional.empty();
            case String text -> Optional.of(text);
            default -> throw HttpProblem.badRequest(name + " is no string.");
        };
    }

    @SuppressWarnings("unchecked") // the decoder's maps have strings as keys
    private static Map<String, @Nullable Object> variables(@Nullable Object value) throws HttpProblem {
        return switch (value) {
            case null -> new LinkedHashMap<>();
            case Map<?, ?> map -> (Map<String, @Nullable Object>) map;
            default -> throw HttpProblem.badRequest("variables is no JSON object.");
        };
    }
}

package org.fraiseql.api;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.Engine;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.Column;
import org.fraiseql.catalog.PgScalar;
import org.fraiseql.catalog.RootField;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.Table;
import org.fraiseql.document.GraphQLRequest;
import org.fraiseql.execution.Caller;
import org.fraiseql.execution.ExecutionResult;
import org.fraiseql.stream.ResponseBuffer;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.JsonDecoder;
import org.fraiseql.support.JsonProblem;
import org.jspecify.annotations.Nullable;

/** A proposal of {@code @type} for each relation whose column {@code data} is served as JSON, made of a sample of its rows: to be looked at, and pasted. */
final class ProposedShapes {
    private static final System.Logger LOG = System.getLogger(ProposedShapes.class.getName());
    private static final String COLUMN = "data";
    private static final int SAMPLE = 100;

    private final Engine engine;
    private final Optional<Caller> caller;
    private final int maxBytes;

    /**
     * @param caller as whom the rows are looked at, as policies may hide them; empty where callers are not known
     * @param maxBytes of a sample
     */
    ProposedShapes(Engine engine, Optional<Caller> caller, int maxBytes) {
        this.engine = engine;
        this.caller = caller;
        this.maxBytes = maxBytes;
    }

    List<Map<String, Object>> all() {
        List<Map<String, Object>> proposals = new ArrayList<>();
        for (RootField.ListOf list : undeclared(engine.catalog(caller))) {
            proposals.add(proposal(
                    list.fieldName(), list.table(), document(list.table()).orElseThrow()));
        }
        return proposals;
    }

    /** Lists whose documents nobody has declared. */
    static List<RootField.ListOf> undeclared(Catalog catalog) {
        List<RootField.ListOf> undeclared = new ArrayList<>();
        for (RootField field : catalog.queries().values()) {
            if (field instanceof RootField.ListOf list && document(list.table()).isPresent()) {
                undeclared.add(list);
            }
        }
        return undeclared;
    }

    /** The documents of a table that nobody has declared. */
    private static Optional<Column> document(Table table) {
        return table.hasDocuments()
                ? Optional.empty()
                : table.columnNamed(COLUMN).filter(column -> column.type().isScalar(PgScalar.JSONB));
    }

    private Map<String, Object> proposal(String fieldName, Table table, Column column) {
        Map<String, Object> proposal = new LinkedHashMap<>();
        proposal.put("relation", table.readFrom().toString());
        proposal.put("type", table.typeName());
        try {
            List<?> rows = sample(fieldName, column);
            SampledShape shape = SampledShape.UNKNOWN;
            for (Object row : rows) {
                shape = shape.and(SampledShape.of(((Map<?, ?>) row).get(column.fieldName())));
            }
            proposal.put("sampled", rows.size());
            if (shape instanceof SampledShape.Fields fields && !fields.fields().isEmpty()) {
                String directive = "@type " + shape.written();
                proposal.put("directive", directive);
                LOG.log(System.Logger.Level.INFO, line(table.readFrom(), directive));
            } else {
                proposal.put("reason", "The sample has no objects with keys.");
            }
        } catch (EngineException e) {
            proposal.put("reason", e.problems().getFirst().message());
        } catch (JsonProblem e) {
            proposal.put("reason", "A document of the sample is too deep to be looked through.");
        }
        return proposal;
    }

    /** One line, whatever the keys of documents are. */
    static String line(SqlName relation, String directive) {
        return Excerpt.printable("Proposed for %s: %s".formatted(relation, directive));
    }

    private List<?> sample(String fieldName, Column column) throws JsonProblem {
        ResponseBuffer answer = ResponseBuffer.whole(maxBytes);
        try {
            GraphQLRequest request = request(fieldName, column);
            ExecutionResult result = caller.isPresent()
                    ? engine.answerFor(caller.get(), request, answer)
                    : engine.answerAsApplication(request, answer);
            if (!result.problems().isEmpty()) {
                throw new EngineException(result.problems().getFirst());
            }
            byte[] json = answer.text(0, answer.totalBytes()).getBytes(StandardCharsets.UTF_8);
            return JsonDecoder.decodeOurs(json) instanceof Map<?, ?> response
                            && response.get("data") instanceof Map<?, ?> data
                            && data.get(fieldName) instanceof List<?> rows
                    ? rows
                    : List.of();
        } finally {
            answer.release();
        }
    }

    private static GraphQLRequest request(String fieldName, Column column) {
        String query = "{ %s(limit: %d) { %s } }".formatted(fieldName, SAMPLE, column.fieldName());
        return new GraphQLRequest(query, Optional.empty(), new LinkedHashMap<String, @Nullable Object>(), true);
    }
}

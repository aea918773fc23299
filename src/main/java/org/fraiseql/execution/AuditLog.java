package org.fraiseql.execution;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.DocumentHash;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.support.JsonText;
import org.fraiseql.support.config.AuditScope;
import org.jspecify.annotations.Nullable;

/** Tells who did what, a line of JSON each, as the logger {@code org.fraiseql.audit}. Never a value, nor the text of an operation. Thread-safe. */
public final class AuditLog {
    private static final System.Logger LOG = System.getLogger("org.fraiseql.audit");

    private final AuditScope scope;

    public AuditLog(AuditScope scope) {
        this.scope = scope;
    }

    public boolean isOn() {
        return scope != AuditScope.OFF;
    }

    /**
     * @param prepared empty for what was no valid operation, which only a log of everything tells of
     * @param result empty when the response broke off
     */
    public void ended(
            String requestId,
            String subject,
            String role,
            Optional<PreparedRequest> prepared,
            Optional<ExecutionResult> result,
            Duration took) {
        boolean isMutation = prepared.map(PreparedRequest::operation)
                .filter(operation -> operation.kind() == PreparedOperation.Kind.MUTATION)
                .isPresent();
        if (scope == AuditScope.ALL || (scope == AuditScope.MUTATIONS && isMutation)) {
            LOG.log(System.Logger.Level.INFO, line(requestId, subject, role, prepared, result, took));
        }
    }

    static String line(
            String requestId,
            String subject,
            String role,
            Optional<PreparedRequest> prepared,
            Optional<ExecutionResult> result,
            Duration took) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("request", requestId);
        line.put("subject", subject);
        line.put("role", role);
        prepared.ifPresent(request -> {
            line.put("kind", request.operation().kind().name().toLowerCase(java.util.Locale.ROOT));
            line.put(
                    "operation",
                    request.request()
                            .operationName()
                            .orElse(request.operation().id().operationName()));
            line.put("fields", List.copyOf(request.operation().rootFieldNames()));
            line.put("sha256", DocumentHash.of(request.request().query()));
        });
        line.put("outcome", result.map(AuditLog::outcome).orElse("interrupted"));
        line.put("ms", took.toMillis());
        return JsonText.of(line);
    }

    /** {@code ok}, or the codes of all errors. */
    private static String outcome(ExecutionResult result) {
        List<String> codes = result.problems().stream()
                .map(problem -> problem.code().name())
                .distinct()
                .toList();
        return codes.isEmpty() ? "ok" : String.join(",", codes);
    }
}

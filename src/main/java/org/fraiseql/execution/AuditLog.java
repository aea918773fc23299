package org.fraiseql.execution;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.DocumentHash;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.document.PreparedRequest;
import org.fraiseql.support.ErrorCode;
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
     * A request was answered. What was no valid operation only a log of everything tells of.
     *
     * @param result empty when the response broke off
     */
    public void ended(Who who, RequestTrace trace, Optional<ExecutionResult> result) {
        boolean isMutation = trace.prepared().filter(AuditLog::isMutation).isPresent();
        if (scope == AuditScope.ALL || (scope == AuditScope.MUTATIONS && isMutation)) {
            LOG.log(System.Logger.Level.INFO, line(who, trace, result));
        }
    }

    /** Somebody was sent away before anything was read of what he asked for, of which only a log of everything tells. */
    public void refused(Who who, ErrorCode reason) {
        if (scope == AuditScope.ALL) {
            Map<String, @Nullable Object> line = line(who);
            line.put("outcome", reason.name());
            LOG.log(System.Logger.Level.INFO, JsonText.of(line));
        }
    }

    /** An operator did something beside GraphQL. @param outcome {@code ok}, or the code of what went wrong */
    public void administered(Who who, String action, String outcome) {
        if (isOn()) {
            Map<String, @Nullable Object> line = line(who);
            line.put("kind", "admin");
            line.put("operation", action);
            line.put("outcome", outcome);
            LOG.log(System.Logger.Level.INFO, JsonText.of(line));
        }
    }

    /**
     * Who asks.
     *
     * @param subject blank when it is not known
     * @param role blank for the application itself, and for those who were sent away
     */
    public record Who(String requestId, String subject, String role) {}

    static String line(Who who, RequestTrace trace, Optional<ExecutionResult> result) {
        Map<String, @Nullable Object> line = line(who);
        trace.prepared().ifPresent(request -> {
            line.put("kind", request.operation().kind().name().toLowerCase(Locale.ROOT));
            line.put(
                    "operation",
                    request.request()
                            .operationName()
                            .orElse(request.operation().id().operationName()));
            line.put("fields", List.copyOf(request.operation().rootFieldNames()));
            line.put("sha256", DocumentHash.of(request.request().query()));
            if (isMutation(request)) {
                line.put("rows", trace.rowsWritten());
            }
        });
        line.put("outcome", result.map(AuditLog::outcome).orElse("interrupted"));
        line.put("ms", trace.took().toMillis());
        return JsonText.of(line);
    }

    private static Map<String, @Nullable Object> line(Who who) {
        Map<String, @Nullable Object> line = new LinkedHashMap<>();
        line.put("request", who.requestId());
        line.put("subject", who.subject());
        line.put("role", who.role());
        return line;
    }

    private static boolean isMutation(PreparedRequest request) {
        return request.operation().kind() == PreparedOperation.Kind.MUTATION;
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

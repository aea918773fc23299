package org.fraiseql.telemetry;

import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.fraiseql.document.PreparedOperation;
import org.fraiseql.execution.Observation;
import org.fraiseql.store.DatabaseUse;
import org.fraiseql.support.Problem;

/** Makes the spans of a request's stages when it has ended, as children of the span that is current. Thread-safe. */
final class StageSpans {
    /** Waiting for a connection and the first statement; these have spans of their own. */
    private static final String DATABASE = "db";

    private final Tracer tracer;
    private final Database database;

    StageSpans(Tracer tracer, Database database) {
        this.tracer = tracer;
        this.database = database;
    }

    void tell(Observation request, WallClock clock, long endedNanos) {
        boolean isMutation = request.operation()
                .filter(operation -> operation.kind() == PreparedOperation.Kind.MUTATION)
                .isPresent();
        request.times().forEach((stage, began, ended) -> {
            if (!stage.equals(DATABASE)) {
                stage(stage, clock.at(began), clock.at(ended));
            } else if (isMutation) {
                stage("transaction", clock.at(began), clock.at(ended));
            }
        });
        connection(request.database(), clock, endedNanos);
        request.statements().stream()
                .filter(Observation.Statement::hasRun)
                .forEach(statement -> statement(request, statement, clock));
    }

    private void stage(String name, long began, long ended) {
        end(
                tracer.spanBuilder(name)
                        .setStartTimestamp(began, TimeUnit.NANOSECONDS)
                        .startSpan(),
                ended);
    }

    private void connection(DatabaseUse use, WallClock clock, long endedNanos) {
        if (!use.hasWaited()) {
            return;
        }
        Span span = tracer.spanBuilder("connection")
                .setStartTimestamp(clock.at(use.waitingSinceNanos()), TimeUnit.NANOSECONDS)
                .setAttribute(Names.POOL_NAME, Names.POOL)
                .startSpan();
        if (use.hasConnected()) {
            end(span, clock.at(use.connectedAtNanos()));
        } else {
            span.setStatus(StatusCode.ERROR);
            end(span, clock.at(endedNanos));
        }
    }

    private void statement(Observation request, Observation.Statement statement, WallClock clock) {
        String verb = Outcome.verb(statement.bound());
        SpanBuilder builder = tracer.spanBuilder(verb)
                .setSpanKind(SpanKind.CLIENT)
                .setStartTimestamp(clock.at(statement.beganNanos()), TimeUnit.NANOSECONDS)
                .setAttribute(Names.DB_SYSTEM, Names.POSTGRESQL)
                .setAttribute(Names.DB_OPERATION, verb)
                .setAttribute(Names.DB_QUERY_TEXT, statement.bound().statement().text())
                .setAttribute(Names.RESPONSE_KEY, statement.responseKey());
        database.name().ifPresent(name -> builder.setAttribute(Names.DB_NAMESPACE, name));
        database.host().ifPresent(host -> builder.setAttribute(Names.SERVER_ADDRESS, host));
        database.port().ifPresent(port -> builder.setAttribute(Names.SERVER_PORT, port));
        Span span = builder.startSpan();
        Optional<Problem> problem = Outcome.problem(request, statement);
        problem.ifPresent(failed -> failed(span, failed));
        end(span, clock.at(statement.endedNanos()));
    }

    private static void failed(Span span, Problem problem) {
        span.setStatus(StatusCode.ERROR, problem.code().name());
        span.setAttribute(Names.ERROR_TYPE, problem.code().name());
        Object state = problem.details().get("sqlState");
        if (state != null) {
            span.setAttribute(Names.DB_STATUS, state.toString());
        }
    }

    private static void end(Span span, long epochNanos) {
        span.end(epochNanos, TimeUnit.NANOSECONDS);
    }
}

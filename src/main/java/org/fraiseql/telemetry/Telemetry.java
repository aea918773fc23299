package org.fraiseql.telemetry;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.fraiseql.execution.Observer;
import org.fraiseql.support.ErrorCode;
import org.jspecify.annotations.Nullable;

/** Port: whom spans and metrics are told. Thread-safe. */
public interface Telemetry {
    /** Tells nobody. */
    Telemetry OFF = new Telemetry() {
        @Override
        public Observer observer() {
            return Observer.NONE;
        }

        @Override
        public HttpExchange begins(String method, String path, Headers headers) {
            return HttpExchange.UNSEEN;
        }

        @Override
        public Optional<TraceIds> trace() {
            return Optional.empty();
        }

        @Override
        public void refused(ErrorCode code) {}

        @Override
        public void read(Metric metric, List<Reading> readings) {}

        @Override
        public void close() {}
    };

    /** Observes the engine's requests. */
    Observer observer();

    /** An HTTP request is answered on this thread from now on. */
    HttpExchange begins(String method, String path, Headers headers);

    /** The span that is current on this thread, ours or an agent's. */
    Optional<TraceIds> trace();

    /** A request was refused before the engine was asked. */
    void refused(ErrorCode code);

    /** Has figures read whenever the server collects metrics. */
    void read(Metric metric, List<Reading> readings);

    /** No figure is read any more. */
    void close();

    /** By which a trace and a span of it are found, in hexadecimal digits. */
    record TraceIds(String trace, String span) {}

    /** Headers of a request, by name. */
    @FunctionalInterface
    interface Headers extends UnaryOperator<@Nullable String> {}

    /** One HTTP request that is being answered. */
    interface HttpExchange {
        HttpExchange UNSEEN = new HttpExchange() {
            @Override
            public void pauses() {}

            @Override
            public void goesOn() {}

            @Override
            public void ended(int status) {}
        };

        /** This thread leaves it; it goes on later. */
        void pauses();

        /** This thread goes on with it. */
        void goesOn();

        /** The answer is there, and this thread has done its part: with this status of HTTP. */
        void ended(int status);
    }
}

package org.fraiseql.telemetry;

/**
 * All metrics that there are. Those of connections and statements have the names of OpenTelemetry's semantic conventions for database clients; it has none for
 * GraphQL servers, so the others have names of ours.
 */
public enum Metric {
    REQUEST_DURATION("fraiseql.request.duration", Kind.HISTOGRAM, "s", "How long GraphQL requests took"),
    ERRORS("fraiseql.errors", Kind.COUNTER, "{error}", "Errors that clients were told, by code"),
    RETRIES(
            "fraiseql.retries",
            Kind.COUNTER,
            "{retry}",
            "Reads and transactions that were run once more after a failure"),
    ROWS("fraiseql.rows", Kind.COUNTER, "{row}", "Rows that were read from the database"),
    RESPONSE_BYTES("fraiseql.response.io", Kind.COUNTER, "By", "Bytes of answers, before compression"),
    CACHE_REQUESTS(
            "fraiseql.cache.requests",
            Kind.READ_COUNTER,
            "{request}",
            "What was looked for in caches, and found or not"),
    CACHE_SIZE("fraiseql.cache.size", Kind.READ_GAUGE, "By", "Heap that caches hold, roughly"),
    PARITY(
            "fraiseql.parity.reads",
            Kind.READ_COUNTER,
            "{read}",
            "Reads that were run on the other backend too, by what came of it"),
    STREAMS("fraiseql.streams", Kind.READ_GAUGE, "{stream}", "Answers that are being sent while their rows are read"),
    WAITING(
            "fraiseql.requests.waiting",
            Kind.READ_GAUGE,
            "{request}",
            "Requests that wait for a place among those that are worked for"),
    STATEMENT_DURATION(
            "db.client.operation.duration",
            Kind.HISTOGRAM,
            "s",
            "How long statements took until their first rows were there"),
    CONNECTION_WAIT("db.client.connection.wait_time", Kind.HISTOGRAM, "s", "How long requests waited for a connection"),
    CONNECTIONS(
            "db.client.connection.count",
            Kind.READ_GAUGE,
            "{connection}",
            "Connections that are open, by what they do"),
    CONNECTIONS_MAX(
            "db.client.connection.max", Kind.READ_GAUGE, "{connection}", "The most connections that may be open"),
    CONNECTIONS_PENDING(
            "db.client.connection.pending_requests",
            Kind.READ_GAUGE,
            "{request}",
            "Requests that wait for a connection"),
    CONNECTION_TIMEOUTS(
            "db.client.connection.timeouts",
            Kind.READ_COUNTER,
            "{timeout}",
            "Waits that ended without a connection, as none became free in time"),
    CONNECTIONS_CREATED(
            "fraiseql.connections.created",
            Kind.READ_COUNTER,
            "{connection}",
            "Connections that were opened, where the server counts them"),
    CONNECTIONS_DESTROYED(
            "fraiseql.connections.destroyed",
            Kind.READ_COUNTER,
            "{connection}",
            "Connections that were closed, where the server counts them");

    /** What is made of the figures. */
    public enum Kind {
        COUNTER,
        HISTOGRAM,
        /** A sum that goes up, read when metrics are collected. */
        READ_COUNTER,
        /** A sum that goes up and down, read when metrics are collected. */
        READ_GAUGE
    }

    private final String metricName;
    private final Kind kind;
    private final String unit;
    private final String description;

    Metric(String metricName, Kind kind, String unit, String description) {
        this.metricName = metricName;
        this.kind = kind;
        this.unit = unit;
        this.description = description;
    }

    public String metricName() {
        return metricName;
    }

    public Kind kind() {
        return kind;
    }

    /** In the notation of UCUM, as OpenTelemetry asks for. */
    public String unit() {
        return unit;
    }

    public String description() {
        return description;
    }
}

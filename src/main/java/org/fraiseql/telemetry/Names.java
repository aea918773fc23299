package org.fraiseql.telemetry;

import io.opentelemetry.api.common.AttributeKey;

/** Names of attributes: OpenTelemetry's semantic conventions for GraphQL servers, database clients, HTTP and errors, and a few of ours. */
final class Names {
    static final AttributeKey<String> OPERATION_NAME = AttributeKey.stringKey("graphql.operation.name");
    static final AttributeKey<String> OPERATION_TYPE = AttributeKey.stringKey("graphql.operation.type");
    static final AttributeKey<String> ERROR_TYPE = AttributeKey.stringKey("error.type");
    static final AttributeKey<String> DB_SYSTEM = AttributeKey.stringKey("db.system.name");
    static final AttributeKey<String> DB_NAMESPACE = AttributeKey.stringKey("db.namespace");
    static final AttributeKey<String> DB_OPERATION = AttributeKey.stringKey("db.operation.name");
    static final AttributeKey<String> DB_QUERY_TEXT = AttributeKey.stringKey("db.query.text");
    static final AttributeKey<String> DB_STATUS = AttributeKey.stringKey("db.response.status_code");
    static final AttributeKey<String> POOL_NAME = AttributeKey.stringKey("db.client.connection.pool.name");
    static final AttributeKey<String> SERVER_ADDRESS = AttributeKey.stringKey("server.address");
    static final AttributeKey<Long> SERVER_PORT = AttributeKey.longKey("server.port");
    static final AttributeKey<String> HTTP_METHOD = AttributeKey.stringKey("http.request.method");
    static final AttributeKey<String> HTTP_ROUTE = AttributeKey.stringKey("http.route");
    static final AttributeKey<String> URL_PATH = AttributeKey.stringKey("url.path");
    static final AttributeKey<Long> HTTP_STATUS = AttributeKey.longKey("http.response.status_code");

    static final AttributeKey<String> BACKEND = AttributeKey.stringKey("fraiseql.db.backend");
    static final AttributeKey<String> ORIGIN = AttributeKey.stringKey("fraiseql.request.origin");
    static final AttributeKey<String> REQUEST_ID = AttributeKey.stringKey("fraiseql.request.id");
    static final AttributeKey<String> RESPONSE_KEY = AttributeKey.stringKey("fraiseql.response.key");
    static final AttributeKey<Long> ROWS = AttributeKey.longKey("fraiseql.rows");
    static final AttributeKey<Long> RETRIES = AttributeKey.longKey("fraiseql.retries");

    static final String POSTGRESQL = "postgresql";
    static final String POOL = Figures.POOL;

    private Names() {}
}

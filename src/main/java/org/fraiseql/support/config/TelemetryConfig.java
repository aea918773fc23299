package org.fraiseql.support.config;

/**
 * What is told of requests; whether, and to whom, is said by the keys of OpenTelemetry ({@code otel.…}).
 *
 * @param maxOperationNames how many operations have figures of their own: those that come first, all others together
 */
public record TelemetryConfig(int maxOperationNames) {}

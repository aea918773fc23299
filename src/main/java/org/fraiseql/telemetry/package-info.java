/**
 * Telemetry through the OpenTelemetry of the server (MicroProfile Telemetry).
 *
 * <p>In: {@link org.fraiseql.execution.Observation}s of the engine, HTTP exchanges, figures that are read when the server collects them.
 * Out: spans and metrics.
 * Never: values of variables; OpenTelemetry where the server has none, as {@link org.fraiseql.telemetry.ServerTelemetry} and the classes behind it, which are
 * the only ones that name it, are loaded when it was asked for.
 */
@NullMarked
package org.fraiseql.telemetry;

import org.jspecify.annotations.NullMarked;

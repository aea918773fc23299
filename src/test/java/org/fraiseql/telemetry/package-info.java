/** Tests of what is told of requests, with the SDK of OpenTelemetry in the place of a server's. */
@NullMarked
package org.fraiseql.telemetry;

import org.jspecify.annotations.NullMarked;

/**
 * The stages from document to stream in a row, on a real PostgreSQL and without a server.
 *
 * <p>In: folders of {@code src/test/resources/golden}, or generated operations. Out: verdicts on plan, SQL and JSON. Never: a mock.
 */
@NullMarked
package org.fraiseql.golden;

import org.jspecify.annotations.NullMarked;

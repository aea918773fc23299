/**
 * Stage 6: rows become JSON bytes.
 *
 * <p>In: rows and their {@link org.fraiseql.sql.JsonNode} layout. Out: bytes in a buffer that empties itself into the response; rows that beans
 * add fields to are held until those are known ({@link org.fraiseql.stream.HeldRows}). Never: a tree of the result.
 */
@NullMarked
package org.fraiseql.stream;

import org.jspecify.annotations.NullMarked;

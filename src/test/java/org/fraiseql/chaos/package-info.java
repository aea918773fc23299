/**
 * The chaos table: a server under the load of 32 clients while its network, its database, its resources or its clients do what they should not.
 *
 * <p>{@link org.fraiseql.chaos.ChaosIT} runs each {@link org.fraiseql.chaos.Scenario}; {@link org.fraiseql.chaos.Load} asks, counts and knows what must be in the tables.
 */
@NullMarked
package org.fraiseql.chaos;

import org.jspecify.annotations.NullMarked;

/**
 * Configuration as immutable records, read once through MicroProfile Config, validated together, secrets masked.
 */
@NullMarked
package org.fraiseql.support.config;

import org.jspecify.annotations.NullMarked;

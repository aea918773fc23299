/**
 * Configuration as immutable records, read once through MicroProfile Config, validated together, secrets masked; and the file of directives that it may name.
 */
@NullMarked
package org.fraiseql.support.config;

import org.jspecify.annotations.NullMarked;

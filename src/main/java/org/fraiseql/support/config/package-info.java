/**
 * Configuration as immutable records.
 *
 * <p>In: keys of MicroProfile Config, read once and checked together; the file of directives that one of them may name. Out: a
 * {@link org.fraiseql.support.config.FraiseqlConfig}, and the same for people to look at, secrets masked. Never: a stage.
 */
@NullMarked
package org.fraiseql.support.config;

import org.jspecify.annotations.NullMarked;

/** The operator table run on PostgreSQL: each operator, each type, rows that match, rows that do not, NULL rows. */
@NullMarked
package org.fraiseql.operators;

import org.jspecify.annotations.NullMarked;

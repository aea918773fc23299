/**
 * A real PostgreSQL for tests and for the run command.
 *
 * <p>In: SQL dumps as psql reads them, a folder for the data. Out: a running server and its coordinates.
 * Never part of the WAR.
 */
@NullMarked
package org.fraiseql.database;

import org.jspecify.annotations.NullMarked;

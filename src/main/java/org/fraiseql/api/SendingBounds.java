package org.fraiseql.api;

/**
 * What all answers share while they are sent.
 *
 * @param permits of those that are sent while their rows are read
 * @param maxHeldBytes of an answer that is sent only when all its rows have been read
 */
record SendingBounds(RequestsInProgress requests, StreamPermits permits, int maxHeldBytes) {}

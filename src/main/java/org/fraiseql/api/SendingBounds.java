package org.fraiseql.api;

/**
 * What all answers share while they are sent.
 *
 * @param permits of those that are sent while their rows are read
 * @param streamFromBytes an answer that is longer is sent while its rows are read
 */
record SendingBounds(RequestsInProgress requests, StreamPermits permits, int streamFromBytes) {}

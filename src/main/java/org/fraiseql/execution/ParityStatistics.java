package org.fraiseql.execution;

/**
 * What was found out about two backends since the application has started.
 *
 * @param compared answers that were the same on both, or differed
 * @param different of these, that differed
 * @param changing reads whose answer was another one each time, because somebody writes or because they ask for the time
 * @param skipped reads that were not looked at: the answer too long, too many waiting
 * @param failed reads that the other backend could not run at the moment
 */
public record ParityStatistics(long compared, long different, long changing, long skipped, long failed) {}

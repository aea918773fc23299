package org.fraiseql.store;

/**
 * How one request uses the database, noted by the store while it does: times are those of {@link System#nanoTime}, of the last connection. Used by the
 * request's thread, and by the one that brings it its connection while it waits for that.
 */
public final class DatabaseUse {
    private boolean isWaiting;
    private boolean isConnected;
    private long waitingSinceNanos;
    private long connectedAtNanos;
    private long rows;
    private int retries;

    /** A connection is asked for. */
    public void waits() {
        waitingSinceNanos = System.nanoTime();
        isWaiting = true;
        isConnected = false;
    }

    /** The connection was got. */
    public void connected() {
        connectedAtNanos = System.nanoTime();
        isConnected = true;
    }

    /** A row was read. */
    public void row() {
        rows++;
    }

    /** What has failed is tried once more. */
    public void retried() {
        retries++;
    }

    /** Whether a connection was asked for. */
    public boolean hasWaited() {
        return isWaiting;
    }

    /** Whether there was one. */
    public boolean hasConnected() {
        return isConnected;
    }

    public long waitingSinceNanos() {
        return waitingSinceNanos;
    }

    public long connectedAtNanos() {
        return connectedAtNanos;
    }

    /** How many rows statements have returned, in attempts that failed too. */
    public long rows() {
        return rows;
    }

    public int retries() {
        return retries;
    }
}

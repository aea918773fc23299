package org.fraiseql.stream;

import java.io.IOException;
import org.fraiseql.support.Deadline;

/** Where a full buffer empties itself into: the response's output stream. Writing blocks while the client is slow. */
public interface ByteSink {
    /**
     * Asked once, before the first {@link #write}: the answer does not fit into its buffer, and will be sent while its rows are read.
     *
     * @return until when all of it must be sent
     * @throws org.fraiseql.support.EngineException {@code SERVICE_UNAVAILABLE} when that can't be now; nothing has been sent yet
     */
    default Deadline begin() {
        return Deadline.NEVER;
    }

    void write(byte[] bytes, int offset, int length) throws IOException;
}

package org.fraiseql.stream;

import java.io.IOException;

/** Where a full buffer empties itself into: the response's output stream. Writing blocks while the client is slow. */
public interface ByteSink {
    void write(byte[] bytes, int offset, int length) throws IOException;
}

package org.fraiseql.stream;

import java.io.IOException;

/** The client hung up while the answer was being written. Nobody is left to be told. */
public final class ClientGoneException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ClientGoneException(IOException cause) {
        super("the client hung up", cause);
    }
}

package org.fraiseql.container.answers;

import io.smallrye.graphql.api.ErrorCode;

/** A failure with a code of the application's. */
@ErrorCode("SOLD_OUT")
public class SoldOut extends Exception {
    private static final long serialVersionUID = 1L;

    SoldOut(String what) {
        super("There is no " + what + " left");
    }
}

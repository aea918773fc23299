package org.fraiseql.store.reactive;

import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.timeout.ReadTimeoutHandler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** Ends a connection on which nothing has come for so long: either an answer does not come, or nobody needs it. The first in its pipeline. */
final class EndOfSilence extends ReadTimeoutHandler {
    EndOfSilence(Duration timeout) {
        super(timeout.toMillis(), TimeUnit.MILLISECONDS);
    }

    @Override
    protected void readTimedOut(ChannelHandlerContext context) {
        context.close();
    }
}

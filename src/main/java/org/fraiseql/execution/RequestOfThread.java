package org.fraiseql.execution;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.fraiseql.support.ThreadSlots;
import org.jspecify.annotations.Nullable;

/** For which request the application's code works on a thread: as whom, where callers are known, and until when it may ask the engine meanwhile. Thread-safe. */
public final class RequestOfThread {
    private final ThreadSlots<RequestContext> requests = new ThreadSlots<>();
    private final boolean areCallersKnown;

    public RequestOfThread(boolean areCallersKnown) {
        this.areCallersKnown = areCallersKnown;
    }

    /** Empty for the application itself, and where callers are not known. */
    public Optional<Caller> caller() {
        return Optional.ofNullable(requests.own().get()).flatMap(RequestContext::caller);
    }

    /** Whether somebody asks on this thread, or callers are not known. */
    public boolean mayAsk() {
        return !areCallersKnown || caller().isPresent();
    }

    /** @throws IllegalStateException when callers are known, and there is none on this thread */
    public RequestContext ofBean() {
        if (!mayAsk()) {
            throw new IllegalStateException(
                    "Nobody has asked on this thread. What the application asks for itself goes through answerAsApplication.");
        }
        return caller().map(someone -> ofApplication().by(someone)).orElseGet(this::ofApplication);
    }

    /** On what terms the application asks: the log tells of it beside the request that a bean works for, whose deadline holds. */
    public RequestContext ofApplication() {
        RequestContext request = requests.own().get();
        return request == null ? RequestContext.OF_APPLICATION : RequestContext.OF_APPLICATION.within(request);
    }

    /** Code of the application that asks the engine meanwhile does so for the same caller, or for nobody, and within the same time. */
    public <T extends @Nullable Object> T during(RequestContext context, Supplier<T> work) {
        AtomicReference<@Nullable RequestContext> own = requests.own();
        RequestContext before = own.getAndSet(context);
        try {
            return work.get();
        } finally {
            own.set(before);
        }
    }
}

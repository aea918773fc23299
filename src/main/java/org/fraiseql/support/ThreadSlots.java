package org.fraiseql.support;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each thread is at, for others to see. A thread writes nothing but its own reference, so that no two wait for each other; whoever looks goes through all of
 * them. Thread-safe.
 */
public final class ThreadSlots<T> {
    private final Queue<Slot<T>> slots = new ConcurrentLinkedQueue<>();

    /** A thread of the server outlives the application: what it holds must be of the JDK, or it holds our class loader. */
    private final ThreadLocal<AtomicReference<@Nullable T>> own = ThreadLocal.withInitial(this::add);

    /** One thread's, as others see it. */
    public static final class Slot<T> {
        private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
        private final AtomicReference<@Nullable T> value = new AtomicReference<>();

        /** Null when the thread is at nothing. */
        public @Nullable T get() {
            return value.get();
        }

        /** Null when it has ended. */
        public @Nullable Thread thread() {
            return thread.get();
        }
    }

    private AtomicReference<@Nullable T> add() {
        slots.removeIf(slot -> slot.thread() == null);
        Slot<T> slot = new Slot<>();
        slots.add(slot);
        return slot.value;
    }

    /** The calling thread's own, for it to set, and to clear with null when it is at nothing any more. */
    public AtomicReference<@Nullable T> own() {
        return own.get();
    }

    /** Whether no thread is at anything. */
    public boolean areAllFree() {
        return slots.stream().allMatch(slot -> slot.get() == null);
    }

    public void forEach(Consumer<Slot<T>> look) {
        slots.forEach(look);
    }
}

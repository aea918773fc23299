package org.fraiseql.support;

import java.lang.ref.WeakReference;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What each thread is at, for others to see. A thread writes nothing but its own slot, so that no two wait for each other; whoever looks goes through all of
 * them. Thread-safe.
 */
public final class ThreadSlots<T> {
    private final Queue<Slot<T>> slots = new ConcurrentLinkedQueue<>();
    private final ThreadLocal<Slot<T>> own = ThreadLocal.withInitial(this::add);

    /** One thread's. */
    public static final class Slot<T> {
        private final WeakReference<Thread> thread = new WeakReference<>(Thread.currentThread());
        private volatile @Nullable T value;

        public @Nullable T get() {
            return value;
        }

        /** Sets the value; only the slot's own thread may. Null when the thread is at nothing. */
        public void set(@Nullable T now) {
            value = now;
        }

        /** Null when it has ended. */
        public @Nullable Thread thread() {
            return thread.get();
        }
    }

    private Slot<T> add() {
        slots.removeIf(slot -> slot.thread() == null);
        Slot<T> slot = new Slot<>();
        slots.add(slot);
        return slot;
    }

    /** The calling thread's. */
    public Slot<T> own() {
        return own.get();
    }

    public void forEach(Consumer<Slot<T>> look) {
        slots.forEach(look);
    }
}

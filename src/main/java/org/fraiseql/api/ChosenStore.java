package org.fraiseql.api;

import java.util.function.Supplier;
import org.fraiseql.store.Backend;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.GatheringBackend;
import org.fraiseql.store.OverdueStatements;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.WriteBackend;

/**
 * The backend that the configuration names, without retry and timeout around it.
 *
 * @param sessions Hibernate Reactive's factory of sessions for the application's own entities; fails where there is none
 * @param close ends its connections, where they are not the container's
 */
record ChosenStore(
        Backend reads,
        WriteBackend writes,
        PoolMonitor monitor,
        CatalogChanges.Source changes,
        ReadCancellation cancellation,
        OverdueStatements overdue,
        Supplier<AutoCloseable> sessions,
        Runnable close) {
    /** The same, of whose short reads several go together. @param slowStatements see {@link GatheringBackend} */
    ChosenStore gathering(int slowStatements) {
        GatheringBackend gathering = new GatheringBackend(reads, slowStatements);
        return new ChosenStore(
                gathering, writes, monitor, changes, gathering.sparing(cancellation), overdue, sessions, close);
    }
}

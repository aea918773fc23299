package org.fraiseql.api;

import org.fraiseql.store.Backend;
import org.fraiseql.store.CatalogChanges;
import org.fraiseql.store.OverdueStatements;
import org.fraiseql.store.PoolMonitor;
import org.fraiseql.store.ReadCancellation;
import org.fraiseql.store.WriteBackend;

/** The backend that the configuration names, without retry and timeout around it. @param close ends its connections, where they are not the container's */
record ChosenStore(
        Backend reads,
        WriteBackend writes,
        PoolMonitor monitor,
        CatalogChanges.Source changes,
        ReadCancellation cancellation,
        OverdueStatements overdue,
        Runnable close) {}

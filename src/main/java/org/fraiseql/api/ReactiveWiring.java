package org.fraiseql.api;

import org.eclipse.microprofile.config.Config;
import org.fraiseql.store.ConnectionFault;
import org.fraiseql.store.UnavailableStore;
import org.fraiseql.store.reactive.ReactiveStore;
import org.fraiseql.store.reactive.UnfitEntitiesException;
import org.fraiseql.support.EngineException;
import org.fraiseql.support.Problem;
import org.fraiseql.support.config.DatabaseAddress;
import org.fraiseql.support.config.FraiseqlConfig;

/** Starts the reactive backend. Apart from the other wiring, as its classes are loaded with it. */
final class ReactiveWiring {
    private static final System.Logger LOG = System.getLogger(ReactiveWiring.class.getName());

    private ReactiveWiring() {}

    /**
     * A backend that can't be started is no reason not to deploy: readiness tells why it is not ready.
     *
     * @throws org.fraiseql.support.config.ConfigProblems which fails the deployment
     * @throws UnfitEntitiesException which fails it, too
     */
    static ChosenStore start(FraiseqlConfig config, Config source) {
        DatabaseAddress address = DatabaseAddress.read(source);
        try {
            return chosen(ReactiveStore.start(address, config.db(), EntityClasses.found()));
        } catch (UnfitEntitiesException mistake) {
            throw mistake;
        } catch (LinkageError missing) {
            LOG.log(
                    System.Logger.Level.ERROR,
                    "The reactive backend is not in this WAR (Hibernate Reactive or the client of Vert.x is missing), but in the one that mvn -Preactive package makes",
                    missing);
            return unavailable(ConnectionFault.NO_REACTIVE_CLIENT, missing);
        } catch (RuntimeException failed) {
            LOG.log(System.Logger.Level.ERROR, "The reactive backend can't be started", failed);
            return unavailable(ConnectionFault.NO_REACTIVE_START, failed);
        }
    }

    private static ChosenStore chosen(ReactiveStore store) {
        return new ChosenStore(
                store.reads(),
                store.writes(),
                store.monitor(),
                store.changes(),
                store.cancellation(),
                store::cancelOverdue,
                store::sessions,
                store::close);
    }

    private static ChosenStore unavailable(ConnectionFault fault, Throwable cause) {
        UnavailableStore store = new UnavailableStore(fault, cause);
        return new ChosenStore(store, store, store, store, thread -> {}, () -> {}, () -> noSessions(cause), () -> {});
    }

    private static AutoCloseable noSessions(Throwable cause) {
        ConnectionFault fault = ConnectionFault.NO_OWN_SESSIONS;
        throw new EngineException(Problem.of(fault.code(), fault.message()), cause);
    }
}

package org.fraiseql.api;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.config.FraiseqlConfig;
import org.jspecify.annotations.Nullable;

/**
 * Where the application's own sessions of Hibernate Reactive come from: the reactive backend or, where JDBC is chosen, one that is started for them alone, so that
 * whoever has entities of his own may change the backend as everybody. Thread-safe.
 */
@ApplicationScoped
public class OwnSessions {
    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    ChosenStore store;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    FraiseqlConfig config;

    @Inject
    @SuppressWarnings("NullAway.Init") // injected by the container
    Config source;

    private @Nullable ChosenStore besideJdbc;

    /** Entities that can't be mapped are told before the application is there. */
    void start(@Observes @Initialized(ApplicationScoped.class) Object event) {
        if (!EntityClasses.found().isEmpty()) {
            reactive();
        }
    }

    /**
     * A {@code Mutiny.SessionFactory}, which is closed here and by nobody else.
     *
     * @throws org.fraiseql.support.EngineException when the reactive backend could not be started
     */
    AutoCloseable factory() {
        return reactive().sessions().get();
    }

    private synchronized ChosenStore reactive() {
        if (config.db().isReactive()) {
            return store;
        }
        ChosenStore known = besideJdbc;
        if (known == null) {
            known = ReactiveWiring.start(config, source);
            besideJdbc = known;
        }
        return known;
    }

    @PreDestroy
    synchronized void close() {
        if (besideJdbc != null) {
            besideJdbc.close().run();
        }
    }
}

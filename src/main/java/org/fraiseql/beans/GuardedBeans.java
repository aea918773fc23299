package org.fraiseql.beans;

import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import org.eclipse.microprofile.graphql.GraphQLApi;

/** Puts {@link Guarded} on the GraphQL beans that say who may call them. */
public final class GuardedBeans implements Extension {
    <T> void guard(
            @Observes @WithAnnotations({RolesAllowed.class, DenyAll.class, PermitAll.class})
                    ProcessAnnotatedType<T> type) {
        if (type.getAnnotatedType().isAnnotationPresent(GraphQLApi.class)) {
            type.configureAnnotatedType().add(Guarded.Literal.INSTANCE);
        }
    }
}

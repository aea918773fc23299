package org.fraiseql.api;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.eclipse.microprofile.config.ConfigProvider;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.fraiseql.beans.OperationsApi;
import org.fraiseql.support.config.SecurityMode;
import org.jspecify.annotations.Nullable;

/**
 * Spares {@code /graphql} CDI's request, session and conversation contexts, a tenth of the processor time of a read by key, as long as the application has
 * no {@link GraphQLApi} bean of its own that may want them, and nobody is asked who he is: logins may be beans, as that of WildFly for tokens is.
 *
 * <p>Open Liberty and WildFly both have Weld, which activates them for those paths only that this parameter matches (Weld reference, "Setting up which
 * requests contexts are activated for"). Other containers ignore it.
 */
@HandlesTypes(GraphQLApi.class)
public final class RequestContexts implements ServletContainerInitializer {
    private static final String WELD_MAPPING = "org.jboss.weld.context.mapping";
    private static final String ALL_BUT_GRAPHQL = "(?!/graphql$).*";

    private final BooleanSupplier areCallersAsked;

    public RequestContexts() {
        this(RequestContexts::areCallersAsked);
    }

    RequestContexts(BooleanSupplier areCallersAsked) {
        this.areCallersAsked = areCallersAsked;
    }

    /** Before CDI has read the configuration. */
    private static boolean areCallersAsked() {
        return ConfigProvider.getConfig()
                .getOptionalValue("fraiseql.security.mode", String.class)
                .filter(mode -> !mode.equals(SecurityMode.OFF.toString()))
                .isPresent();
    }

    /** @param found what the container found on the application's class path; null when it found nothing */
    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext application) {
        boolean hasOtherBeans = found != null && found.stream().anyMatch(type -> !type.equals(OperationsApi.class));
        if (!hasOtherBeans && !areCallersAsked.getAsBoolean()) {
            application.setInitParameter(WELD_MAPPING, ALL_BUT_GRAPHQL);
        }
    }
}

package org.fraiseql.api;

import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jspecify.annotations.Nullable;

/** Tells of GraphQL beans whose classes name others that are not there: CDI leaves them out, and with them their fields. */
@HandlesTypes(GraphQLApi.class)
public final class LeftOutBeans implements ServletContainerInitializer {
    private static final System.Logger LOG = System.getLogger(LeftOutBeans.class.getName());

    /** @param found null when the container found nothing */
    @Override
    public void onStartup(@Nullable Set<Class<?>> found, ServletContext application) {
        if (found != null) {
            found.stream()
                    .sorted(Comparator.comparing(Class::getName))
                    .flatMap(type -> reason(type).stream())
                    .forEach(reason -> LOG.log(System.Logger.Level.ERROR, reason));
        }
    }

    static Optional<String> reason(Class<?> bean) {
        try {
            lookUp(bean);
            return Optional.empty();
        } catch (LinkageError e) {
            String missing = String.valueOf(e.getMessage()).replace('/', '.');
            return Optional.of("The fields of the bean " + bean.getName() + " are not there, as it needs " + missing
                    + ", which is not in this WAR"
                    + (isOfTheReactiveWar(missing) ? ", but in the one that mvn -Preactive package makes" : ""));
        }
    }

    /** As CDI does, which needs all that a class declares. */
    private static int lookUp(Class<?> bean) {
        return bean.getDeclaredFields().length
                + bean.getDeclaredConstructors().length
                + bean.getDeclaredMethods().length;
    }

    private static boolean isOfTheReactiveWar(String missing) {
        return missing.startsWith("org.hibernate.") || missing.startsWith("jakarta.persistence.");
    }
}

package org.fraiseql.api;

import jakarta.persistence.Converter;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.servlet.ServletContainerInitializer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.annotation.HandlesTypes;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The application's own classes of Jakarta Persistence, which the container finds before CDI begins. Only the WAR with the reactive backend has it among its services
 * ({@code entities.initializer} of {@code pom.xml}), as the other one lacks the annotations.
 */
@HandlesTypes({Entity.class, MappedSuperclass.class, Embeddable.class, Converter.class})
public final class EntityClasses implements ServletContainerInitializer {
    /** Those of Hibernate's own that its session factory knows by itself. */
    private static final String OF_HIBERNATE = "org.hibernate.";

    private static volatile List<Class<?>> found = List.of();

    /** @param annotated null when the container found nothing */
    @Override
    public void onStartup(@Nullable Set<Class<?>> annotated, ServletContext application) {
        found = annotated == null ? List.of() : entities(annotated);
    }

    /** In the order of their names, which is the same at each start. */
    static List<Class<?>> entities(Set<Class<?>> annotated) {
        return annotated.stream()
                .filter(EntityClasses::isMapped)
                .filter(type -> !type.getName().startsWith(OF_HIBERNATE))
                .sorted(Comparator.comparing(Class::getName))
                .<Class<?>>map(type -> type)
                .toList();
    }

    /** Containers may give subclasses of annotated classes, too. */
    private static boolean isMapped(Class<?> type) {
        return type.isAnnotationPresent(Entity.class)
                || type.isAnnotationPresent(MappedSuperclass.class)
                || type.isAnnotationPresent(Embeddable.class)
                || type.isAnnotationPresent(Converter.class);
    }

    /** Of this application; none in the WAR without the reactive backend. */
    static List<Class<?>> found() {
        return found;
    }
}

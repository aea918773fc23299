package org.fraiseql.beans;

import io.smallrye.graphql.schema.model.Operation;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import java.lang.reflect.AnnotatedElement;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.fraiseql.support.config.SecurityConfig;

/**
 * Which fields of beans nobody of a role is ever answered: the schema of the role does without them. {@link AccessInterceptor} keeps the rules all the same, as the
 * groups of a token are not known from the role.
 */
final class FieldRules {
    private final SecurityConfig security;

    FieldRules(SecurityConfig security) {
        this.security = security;
    }

    /** The fields that this role is never answered, as {@code Query.name} or {@code Type.name}. Needs the application's class loader as the thread's context class loader. */
    Set<String> hiddenFrom(String role, Schema model) {
        Set<String> hidden = new LinkedHashSet<>();
        add("Query", model.getQueries(), role, hidden);
        add("Mutation", model.getMutations(), role, hidden);
        add("Subscription", model.getSubscriptions(), role, hidden);
        Stream.concat(model.getTypes().values().stream(), model.getInterfaces().values().stream())
                .forEach(type -> {
                    add(type.getName(), type.getOperations().values(), role, hidden);
                    add(type.getName(), type.getBatchOperations().values(), role, hidden);
                });
        return Collections.unmodifiableSet(hidden);
    }

    private void add(String type, Collection<Operation> operations, String role, Set<String> hidden) {
        operations.stream()
                .filter(operation -> isHidden(operation, role))
                .forEach(operation -> hidden.add(type + "." + operation.getName()));
    }

    /** Takes the fields out. */
    static void remove(Set<String> hidden, Schema model) {
        model.getQueries().removeIf(field -> hidden.contains("Query." + field.getName()));
        model.getMutations().removeIf(field -> hidden.contains("Mutation." + field.getName()));
        model.getSubscriptions().removeIf(field -> hidden.contains("Subscription." + field.getName()));
        model.getTypes().values().forEach(type -> remove(hidden, type));
        model.getInterfaces().values().forEach(type -> remove(hidden, type));
    }

    private static void remove(Set<String> hidden, Type type) {
        type.getOperations().keySet().removeIf(field -> hidden.contains(type.getName() + "." + field));
        type.getBatchOperations().keySet().removeIf(field -> hidden.contains(type.getName() + "." + field));
    }

    /** Whether this role may not call the method; where several have its name, whether it may call none of them. */
    private boolean isHidden(Operation operation, String role) {
        Class<?> bean = loaded(operation.getClassName());
        List<AnnotatedElement> ruling = Arrays.stream(bean.getDeclaredMethods())
                .filter(method -> method.getName().equals(operation.getMethodName()) && !method.isSynthetic())
                .<AnnotatedElement>map(method -> AccessInterceptor.hasRule(method) ? method : bean)
                .toList();
        return !ruling.isEmpty() && ruling.stream().allMatch(rule -> isHidden(rule, role));
    }

    private boolean isHidden(AnnotatedElement ruling, String role) {
        if (ruling.isAnnotationPresent(DenyAll.class)) {
            return true;
        }
        RolesAllowed allowed = ruling.getAnnotation(RolesAllowed.class);
        if (allowed == null) {
            return false;
        }
        return isAnonymous(role)
                || (!areGroupsRoles()
                        && Stream.of(allowed.value()).allMatch(name -> isRole(name) && !name.equals(role)));
    }

    /** Whether the role is that of callers who have not logged in, and of no others. */
    private boolean isAnonymous(String role) {
        return security.anonymousRole().filter(role::equals).isPresent()
                && !security.roles().contains(role);
    }

    /** Then a token may have several, and is one of them. */
    private boolean areGroupsRoles() {
        return security.roleClaim()
                .in(Collections.singletonMap("groups", List.of()))
                .isPresent();
    }

    /** Whether the name is that of a role of PostgreSQL, and of no group that gives one. */
    private boolean isRole(String name) {
        return security.servedRoles().contains(name) && !security.groups().containsKey(name);
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(
                    name, false, Objects.requireNonNull(Thread.currentThread().getContextClassLoader()));
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }
}

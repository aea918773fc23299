package org.fraiseql.beans;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Mutation;
import org.eclipse.microprofile.graphql.Query;
import org.eclipse.microprofile.graphql.Source;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;

/**
 * Annotations of beans that say who may call them. As long as callers are not known, none of them can be kept, and everybody would be answered: a bean that
 * has one stops the start. {@code @PermitAll} alone says what happens anyway.
 */
final class AccessRules {
    private static final Set<String> RULES = new LinkedHashSet<>(List.of(
            "jakarta.annotation.security.RolesAllowed",
            "jakarta.annotation.security.DenyAll",
            "jakarta.annotation.security.RunAs",
            "jakarta.servlet.annotation.ServletSecurity",
            "org.eclipse.microprofile.auth.LoginConfig",
            "javax.annotation.security.RolesAllowed",
            "javax.annotation.security.DenyAll",
            "javax.annotation.security.RunAs"));

    /** Jakarta Security: how callers are to prove who they are. */
    private static final String AUTHENTICATION = "jakarta.security.enterprise.";

    private static final List<DotName> FIELDS = Stream.of(
                    Query.class.getName(),
                    Mutation.class.getName(),
                    "io.smallrye.graphql.api.Subscription",
                    "org.eclipse.microprofile.graphql.Subscription",
                    Source.class.getName())
            .map(DotName::createSimple)
            .toList();

    private final IndexView index;

    /** Annotations that {@link AccessInterceptor} enforces where callers are known, on the bean's own class and its methods. */
    private static final Set<String> KEPT = new LinkedHashSet<>(
            List.of("jakarta.annotation.security.RolesAllowed", "jakarta.annotation.security.DenyAll"));

    private final boolean areCallersKnown;

    private AccessRules(IndexView index, boolean areCallersKnown) {
        this.index = index;
        this.areCallersKnown = areCallersKnown;
    }

    /** @throws UnkeptAccessRules when a bean has one that nobody keeps, callers being known or not */
    static void requireKept(IndexView index, boolean areCallersKnown) {
        List<String> found = new AccessRules(index, areCallersKnown).find();
        if (!found.isEmpty()) {
            throw new UnkeptAccessRules(found, areCallersKnown);
        }
    }

    private List<String> find() {
        Set<String> found = new LinkedHashSet<>();
        index.getAnnotations(GraphQLApi.class).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.CLASS)
                .map(AnnotationTarget::asClass)
                .sorted((one, other) -> one.name().compareTo(other.name()))
                .forEach(bean -> lineage(bean).forEach(type -> found.addAll(of(bean, type))));
        return List.copyOf(found);
    }

    /** The bean's class and those that it inherits from, as far as they are the application's. */
    private List<ClassInfo> lineage(ClassInfo bean) {
        List<ClassInfo> types = new ArrayList<>(List.of(bean));
        for (int i = 0; i < types.size(); i++) {
            Stream.concat(Stream.ofNullable(types.get(i).superName()), types.get(i).interfaceNames().stream())
                    .flatMap(name -> Optional.ofNullable(index.getClassByName(name)).stream())
                    .filter(parent -> !types.contains(parent))
                    .forEach(types::add);
        }
        return types;
    }

    private List<String> of(ClassInfo bean, ClassInfo type) {
        List<String> found = new ArrayList<>();
        boolean isOwn = type.equals(bean);
        String inherited = isOwn ? "" : " (from " + type.name() + ")";
        rules(isOwn, type.declaredAnnotations()).forEach(rule -> found.add(bean.name() + inherited + " has " + rule));
        Set<String> fields = fields(bean);
        for (MethodInfo method : type.methods()) {
            String name = bean.name() + "." + method.name() + "()" + inherited;
            // a method that is overridden need not be a field itself
            if (fields.contains(method.name())) {
                rules(isOwn, method.declaredAnnotations()).forEach(rule -> found.add(name + " has " + rule));
            }
            if (!isOwn && isField(method)) {
                ofClass(bean).forEach(rule -> found.add(name + " is below " + rule + " of " + bean.name()));
            }
        }
        return found;
    }

    /** Rules of a class are about the methods that it declares itself (Jakarta Annotations, section "Annotations and Inheritance"). */
    private static List<String> ofClass(ClassInfo bean) {
        return bean.declaredAnnotations().stream()
                .map(AnnotationInstance::name)
                .filter(name -> KEPT.contains(name.toString()))
                .map(name -> "@" + name.withoutPackagePrefix())
                .toList();
    }

    private Set<String> fields(ClassInfo bean) {
        Set<String> fields = new LinkedHashSet<>();
        lineage(bean).forEach(type -> type.methods().stream()
                .filter(AccessRules::isField)
                .forEach(method -> fields.add(method.name())));
        return fields;
    }

    private static boolean isField(MethodInfo method) {
        return FIELDS.stream().anyMatch(method::hasAnnotation);
    }

    /** Names of the rules among these annotations, and among those of stereotypes. */
    private List<String> rules(boolean isOwn, List<AnnotationInstance> annotations) {
        return annotations.stream()
                .filter(annotation -> !isKept(isOwn, annotation.name()))
                .flatMap(annotation -> Stream.concat(
                        Stream.of(annotation.name()),
                        Optional.ofNullable(index.getClassByName(annotation.name())).stream()
                                .flatMap(type -> type.declaredAnnotations().stream())
                                .map(AnnotationInstance::name)))
                .filter(AccessRules::isRule)
                .map(name -> "@" + name.withoutPackagePrefix())
                .distinct()
                .toList();
    }

    /** Only those of the bean's own class and methods: {@link AccessInterceptor} looks at no other, nor does CDI bind it for others. */
    private boolean isKept(boolean isOwn, DotName name) {
        return areCallersKnown && isOwn && KEPT.contains(name.toString());
    }

    private static boolean isRule(DotName name) {
        return RULES.contains(name.toString()) || name.toString().startsWith(AUTHENTICATION);
    }
}

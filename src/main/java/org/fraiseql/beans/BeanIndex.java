package org.fraiseql.beans;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.annotation.Repeatable;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.Index;
import org.jboss.jandex.IndexReader;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;

/**
 * What SmallRye's schema builder reads instead of reflection.
 *
 * <p>It has two sources: the indexes on the WAR's class path, ours and every {@code META-INF/jandex.idx}, and, for {@code @GraphQLApi} beans which are in none of
 * them, the classes of those beans and all application classes they refer to, indexed here. The second makes a developer's jar work
 * without the Jandex plugin, and so an application that lays its classes over the WAR.
 */
@Dependent
class BeanIndex {
    /** Ours has another name than the usual one, which WildFly takes for an index of all classes beside it. */
    private static final List<String> INDEX_FILES = List.of("META-INF/fraiseql.idx", "META-INF/jandex.idx");

    /** Classes of the platform that the schema builder asks for by name. */
    private static final List<Class<?>> ALWAYS =
            List.of(Map.class, Map.Entry.class, Repeatable.class, Deprecated.class);

    private static final List<String> PLATFORM = List.of(
            "java.", "javax.", "jakarta.", "org.eclipse.microprofile.", "graphql.", "io.smallrye.", "org.jspecify.");

    private final BeanManager beanManager;

    @Inject
    BeanIndex(BeanManager beanManager) {
        this.beanManager = beanManager;
    }

    IndexView read() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        try {
            List<IndexView> indexes = new ArrayList<>(buildTimeIndexes(loader));
            indexes.addAll(runTimeIndexes(CompositeIndex.create(indexes), loader));
            return CompositeIndex.create(indexes);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the classes of the GraphQL beans", e);
        }
    }

    private static List<IndexView> buildTimeIndexes(ClassLoader loader) throws IOException {
        List<IndexView> indexes = new ArrayList<>();
        for (String file : INDEX_FILES) {
            for (URL url : Collections.list(loader.getResources(file))) {
                indexes.add(readIndex(url));
            }
        }
        return indexes;
    }

    private static Index readIndex(URL url) throws IOException {
        try (InputStream stream = url.openStream()) {
            return new IndexReader(stream).read();
        }
    }

    /** The classes of beans in no index, and whatever they refer to, each in an index of its own. */
    private List<IndexView> runTimeIndexes(IndexView known, ClassLoader loader) throws IOException {
        List<IndexView> indexes = new ArrayList<>();
        indexes.add(Index.of(ALWAYS));
        Deque<DotName> open = new ArrayDeque<>(beanClasses());
        Set<DotName> seen = new LinkedHashSet<>(open);
        while (!open.isEmpty()) {
            DotName name = open.remove();
            Optional<ClassInfo> found = Optional.ofNullable(known.getClassByName(name));
            if (found.isEmpty()) {
                Optional<Index> made = indexOne(name, loader);
                made.ifPresent(indexes::add);
                found = made.map(index -> index.getClassByName(name));
            }
            found.map(BeanIndex::applicationTypesIn).orElseGet(LinkedHashSet::new).stream()
                    .filter(seen::add)
                    .forEach(open::add);
        }
        return indexes;
    }

    private List<DotName> beanClasses() {
        return beanManager.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .map(Bean::getBeanClass)
                .filter(beanClass -> beanClass.isAnnotationPresent(GraphQLApi.class))
                .distinct()
                .map(beanClass -> DotName.createSimple(beanClass.getName()))
                .toList();
    }

    private static Optional<Index> indexOne(DotName name, ClassLoader loader) throws IOException {
        try (InputStream bytes = loader.getResourceAsStream(name.toString('/') + ".class")) {
            if (bytes == null) {
                return Optional.empty();
            }
            Indexer indexer = new Indexer();
            indexer.index(bytes);
            return Optional.of(indexer.complete());
        }
    }

    private static Set<DotName> applicationTypesIn(ClassInfo info) {
        List<Type> types = new ArrayList<>(info.interfaceTypes());
        Optional.ofNullable(info.superClassType()).ifPresent(types::add);
        info.fields().forEach(field -> types.add(field.type()));
        for (MethodInfo method : info.methods()) {
            types.add(method.returnType());
            types.addAll(method.parameterTypes());
            types.addAll(method.exceptions());
        }
        Set<DotName> names = new LinkedHashSet<>();
        info.annotations().forEach(annotation -> names.add(annotation.name()));
        types.forEach(type -> collect(type, names));
        names.removeIf(name -> PLATFORM.stream().anyMatch(name.toString()::startsWith));
        return names;
    }

    private static void collect(Type type, Set<DotName> names) {
        switch (type.kind()) {
            case CLASS -> names.add(type.name());
            case ARRAY -> collect(type.asArrayType().elementType(), names);
            case PARAMETERIZED_TYPE -> {
                names.add(type.name());
                type.asParameterizedType().arguments().forEach(argument -> collect(argument, names));
            }
            case TYPE_VARIABLE -> type.asTypeVariable().bounds().forEach(bound -> collect(bound, names));
            case WILDCARD_TYPE -> collect(type.asWildcardType().extendsBound(), names);
            case PRIMITIVE, VOID, UNRESOLVED_TYPE_VARIABLE, TYPE_VARIABLE_REFERENCE -> {}
        }
    }
}

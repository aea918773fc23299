package org.fraiseql.beans;

import io.smallrye.graphql.schema.ScanningContext;
import io.smallrye.graphql.schema.SchemaBuilder;
import io.smallrye.graphql.schema.model.Schema;
import io.smallrye.graphql.schema.model.Type;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.graphql.Source;
import org.jboss.jandex.AnnotationInstance;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.CompositeIndex;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;

/**
 * The beans as SmallRye has read them.
 *
 * @param rowClasses that beans add fields to and no bean answers with: rows of tables
 * @param isPart whether fields were left out, so that types may be left that nothing leads to
 */
record BeanModel(Schema schema, List<RowClass> rowClasses, boolean isPart) {
    BeanModel {
        rowClasses = List.copyOf(rowClasses);
    }

    /** Needs the application's class loader as the thread's context class loader. */
    static BeanModel of(IndexView classes) {
        return of(classes, Collections.emptySet());
    }

    /** The model of these classes without some fields of root types and of others. */
    static BeanModel of(IndexView classes, Set<String> hidden) {
        Schema schema = built(classes);
        Set<DotName> rows = new LinkedHashSet<>(sources(classes));
        rows.removeIf(name -> type(schema, name).isPresent());
        if (rows.isEmpty()) {
            FieldRules.remove(hidden, schema);
            return new BeanModel(schema, List.of(), !hidden.isEmpty());
        }
        Schema withRows = built(CompositeIndex.create(classes, RowClassOperations.of(rows)));
        withRows.getQueries().removeIf(query -> query.getName().startsWith(RowClassOperations.PREFIX));
        FieldRules.remove(hidden, withRows);
        return new BeanModel(
                withRows,
                rows.stream()
                        .flatMap(name -> type(withRows, name).stream())
                        .map(RowClass::of)
                        .toList(),
                !hidden.isEmpty());
    }

    /** SmallRye leaves the index in the thread, which is the container's, and with it the class loader of an application that is gone. */
    private static Schema built(IndexView classes) {
        try {
            return SchemaBuilder.build(classes);
        } finally {
            ScanningContext.remove();
        }
    }

    private static Optional<Type> type(Schema schema, DotName className) {
        return Stream.concat(schema.getTypes().values().stream(), schema.getInterfaces().values().stream())
                .filter(type -> type.getClassName().equals(className.toString()))
                .findFirst();
    }

    /** The application's classes that {@code @Source} stands at, or at a list of them. */
    private static List<DotName> sources(IndexView classes) {
        return classes.getAnnotations(Source.class).stream()
                .map(AnnotationInstance::target)
                .filter(target -> target.kind() == AnnotationTarget.Kind.METHOD_PARAMETER)
                .map(target -> element(target.asMethodParameter().type()).name())
                .filter(name -> classes.getClassByName(name) != null
                        && !classes.getClassByName(name).isEnum())
                .distinct()
                .sorted()
                .toList();
    }

    private static org.jboss.jandex.Type element(org.jboss.jandex.Type type) {
        return switch (type.kind()) {
            case PARAMETERIZED_TYPE ->
                element(type.asParameterizedType().arguments().getFirst());
            case ARRAY -> element(type.asArrayType().elementType());
            default -> type;
        };
    }
}

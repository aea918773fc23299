package org.fraiseql.beans;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessAnnotatedType;
import jakarta.enterprise.inject.spi.WithAnnotations;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.catalog.Notice;
import org.fraiseql.query.SqlSource;

/** Finds the records of the application that say what documents look like. The container puts a proxy before it, so it is not final. */
public class DocumentRecords implements Extension {
    private final List<Class<?>> found = new ArrayList<>();

    <T> void find(@Observes @WithAnnotations(SqlSource.class) ProcessAnnotatedType<T> type) {
        if (type.getAnnotatedType().isAnnotationPresent(SqlSource.class)) {
            found.add(type.getAnnotatedType().getJavaClass());
            type.veto(); // it is data, and no bean
        }
    }

    /** In the order of their names, which is the same at each start. */
    private List<Class<?>> records() {
        return found.stream().sorted(Comparator.comparing(Class::getName)).toList();
    }

    public List<DeclaredShape> shapes() {
        List<DeclaredShape> shapes = new ArrayList<>();
        for (Class<?> type : records()) {
            RecordShape shape = RecordShape.of(type);
            if (shape.problem().isEmpty()) {
                shapes.add(new DeclaredShape(
                        type.getAnnotation(SqlSource.class).value(), shape.written(), "The record " + type.getName()));
            }
        }
        return shapes;
    }

    /** What is wrong with records that can't be understood. */
    public List<Notice> unfit() {
        return records().stream()
                .flatMap(type -> RecordShape.of(type).problem().stream())
                .map(Notice::ofDirective)
                .toList();
    }
}

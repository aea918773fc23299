package org.fraiseql.plan;

import java.util.Optional;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/**
 * An argument, or a value in it, as errors name it.
 *
 * @param path such as {@code where.name.eq}, below the root field {@code posts.where.title.eq}
 * @param place of the field that has the argument; empty for a root field, whose errors are placed where it is run
 */
public record ArgumentPath(String path, Optional<ErrorLocation> place) {
    ArgumentPath(String path, ErrorLocation place) {
        this(path, Optional.of(place));
    }

    /** An argument of a root field. */
    public static ArgumentPath of(String path) {
        return new ArgumentPath(path, Optional.empty());
    }

    public ArgumentPath dot(String name) {
        return new ArgumentPath(path + "." + name, place);
    }

    ArgumentPath item(int index) {
        return new ArgumentPath(path + "[" + index + "]", place);
    }

    /** For messages: aliases are part of it, and indexes. */
    public String shown() {
        return Excerpt.ofPath(path);
    }

    /** The problem with its argument, and the argument's field. */
    public Problem in(Problem problem) {
        Problem named = problem.with("argument", shown());
        return place.map(field -> named.under(field.path()).at(field.location()))
                .orElse(named);
    }

    @Override
    public String toString() {
        return path;
    }
}

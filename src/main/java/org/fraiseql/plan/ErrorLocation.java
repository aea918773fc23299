package org.fraiseql.plan;

import java.util.ArrayList;
import java.util.List;
import org.fraiseql.document.Selection;
import org.fraiseql.support.Excerpt;
import org.fraiseql.support.Problem;

/**
 * Where a field stands in an operation, for errors of its arguments.
 *
 * @param prefix of its arguments' names, empty for a root field: the response keys below the root field, shortened, each with a dot
 * @param path in the answer; it ends at the first list, as nobody knows the rows yet
 */
public record ErrorLocation(String prefix, List<Object> path, boolean isInList, Problem.Location location) {
    public ErrorLocation {
        path = List.copyOf(path);
    }

    public static ErrorLocation root(Selection root) {
        return new ErrorLocation("", List.of(root.responseKey()), false, root.location());
    }

    public ErrorLocation below(Selection field) {
        List<Object> longer = new ArrayList<>(path);
        if (!isInList) {
            longer.add(field.responseKey());
        }
        String shown = Excerpt.ofPath(field.responseKey());
        return new ErrorLocation(prefix + shown + ".", longer, isInList, field.location());
    }

    /** The location of what is selected in each row of this field's list. */
    public ErrorLocation ofRows() {
        return new ErrorLocation(prefix, path, true, location);
    }

    ArgumentPath argument(String name) {
        return new ArgumentPath(prefix + name, this);
    }
}

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
public record Place(String prefix, List<Object> path, boolean isInList, Problem.Location location) {
    public Place {
        path = List.copyOf(path);
    }

    static Place root(Selection root) {
        return new Place("", List.of(root.responseKey()), false, root.location());
    }

    Place below(Selection field) {
        List<Object> longer = new ArrayList<>(path);
        if (!isInList) {
            longer.add(field.responseKey());
        }
        String shown = Excerpt.ofPath(field.responseKey());
        return new Place(prefix + shown + ".", longer, isInList, field.location());
    }

    /** The same field for what is selected in each of its rows. */
    Place ofRows() {
        return new Place(prefix, path, true, location);
    }

    Argument argument(String name) {
        return new Argument(prefix + name, this);
    }
}

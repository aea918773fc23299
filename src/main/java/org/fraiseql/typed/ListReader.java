package org.fraiseql.typed;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes lists, which nobody can change. Items may be null. */
record ListReader(ValueReader item) implements ValueReader {
    @Override
    public List<@Nullable Object> read(JsonCursor at) {
        List<@Nullable Object> items = new ArrayList<>();
        at.take('[');
        for (boolean isFirst = true; at.hasNext(']', isFirst); isFirst = false) {
            items.add(at.takesNull() ? null : item.read(at));
        }
        return Collections.unmodifiableList(items);
    }
}

package org.fraiseql.document;

import java.util.AbstractList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Input objects in a variable that have nothing but data under the same keys, as the rows of a bulk input mostly are. Whoever knows them takes whole
 * columns; for all others each is made an {@link Input} when it is asked for.
 */
public final class UniformRows extends AbstractList<Input> {
    private final ValueRef.Variable place;
    private final List<?> rows;

    UniformRows(ValueRef.Variable place, List<?> rows) {
        this.place = place;
        this.rows = rows;
    }

    static boolean isMadeOf(List<?> list) {
        if (list.isEmpty() || !(list.getFirst() instanceof Map<?, ?> first) || first.isEmpty()) {
            return false;
        }
        Set<?> keys = first.keySet();
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> row) || !row.keySet().equals(keys)) {
                return false;
            }
            for (Object value : row.values()) {
                if (!Input.isData(value)) {
                    return false;
                }
            }
        }
        return true;
    }

    public Set<String> keys() {
        Set<String> keys = new LinkedHashSet<>();
        ((Map<?, ?>) rows.getFirst()).keySet().forEach(key -> keys.add(String.valueOf(key)));
        return keys;
    }

    /** The values of all rows under one key. */
    public ValueRef column(String key) {
        return new ValueRef.Column(place, key);
    }

    @Override
    public Input get(int index) {
        return Input.of(rows.get(index), place.name(), Input.append(place.path(), index));
    }

    @Override
    public int size() {
        return rows.size();
    }
}

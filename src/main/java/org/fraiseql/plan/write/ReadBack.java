package org.fraiseql.plan.write;

import java.util.List;
import org.fraiseql.plan.ReadPlan;

/**
 * How rows are read by the keys that earlier steps have returned.
 *
 * @param ofFunction whether a function gave the keys: its rows may be hidden, while who has written rows may see them
 * @param inOrderOfKeys whether the rows come as the keys do, otherwise as {@code read} orders them
 */
public record ReadBack(ReadPlan read, List<KeyCell> keys, boolean inOrderOfKeys, boolean ofFunction) {
    public ReadBack {
        keys = List.copyOf(keys);
    }
}

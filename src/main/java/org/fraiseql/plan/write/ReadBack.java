package org.fraiseql.plan.write;

import java.util.List;
import org.fraiseql.plan.ReadPlan;

/**
 * How rows are read by the keys that earlier steps have returned.
 *
 * @param inOrderOfKeys whether the rows come as the keys do, otherwise as {@code read} orders them
 */
public record ReadBack(ReadPlan read, List<KeyCell> keys, boolean inOrderOfKeys) {
    public ReadBack {
        keys = List.copyOf(keys);
    }
}

package org.fraiseql.document;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.document.Documents.Unfit;

/** Known operations that fit none of several schemas. One operation of a document may fit where another does not. Immutable. */
public final class UnfitForAll {
    /** Before any schema was asked. */
    public static final UnfitForAll UNKNOWN = new UnfitForAll(Optional.empty());

    /** By what does not fit, as the schema says that was asked first. */
    private final Optional<Map<Asked, Unfit>> unfit;

    /** @param operation blank for all of the document */
    private record Asked(String source, String operation) {
        static Asked of(Unfit unfit) {
            return new Asked(unfit.source(), unfit.operation());
        }

        Asked document() {
            return new Asked(source, "");
        }
    }

    private UnfitForAll(Optional<Map<Asked, Unfit>> unfit) {
        this.unfit = unfit;
    }

    /** With one schema more. @param here what does not fit it */
    public UnfitForAll and(List<Unfit> here) {
        Map<Asked, Unfit> now = new LinkedHashMap<>();
        here.forEach(one -> now.putIfAbsent(Asked.of(one), one));
        if (unfit.isEmpty()) {
            return new UnfitForAll(Optional.of(now));
        }
        Map<Asked, Unfit> before = unfit.get();
        Map<Asked, Unfit> both = new LinkedHashMap<>();
        before.forEach((asked, one) -> {
            if (has(now, asked)) {
                both.put(asked, one);
            }
        });
        now.forEach((asked, one) -> {
            if (has(before, asked)) {
                both.putIfAbsent(asked, one);
            }
        });
        return new UnfitForAll(Optional.of(both));
    }

    private static boolean has(Map<Asked, Unfit> unfit, Asked asked) {
        return unfit.containsKey(asked) || unfit.containsKey(asked.document());
    }

    /** Whether all fit one schema or another: more schemas change nothing. */
    public boolean isNothing() {
        return unfit.isPresent() && unfit.get().isEmpty();
    }

    /** What fits none, once each. */
    public List<Unfit> toList() {
        return unfit.<List<Unfit>>map(some -> new ArrayList<>(some.values())).orElseGet(List::of);
    }

    /** Whether this fits none. */
    public boolean has(Unfit one) {
        return unfit.isPresent() && has(unfit.get(), Asked.of(one));
    }
}

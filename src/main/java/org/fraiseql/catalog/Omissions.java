package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What {@code @omit} leaves out: everything, or some uses only. */
public record Omissions(Set<Use> uses) {

    /** A way a table or column may be used. */
    public enum Use {
        READ,
        CREATE,
        UPDATE,
        DELETE,
        FILTER,
        ORDER
    }

    public static final Omissions NONE = new Omissions(EnumSet.noneOf(Use.class));
    static final Omissions UNSEARCHED = new Omissions(EnumSet.of(Use.FILTER, Use.ORDER));
    static final Omissions ALL = new Omissions(EnumSet.allOf(Use.class));

    public boolean contains(Use use) {
        return uses.contains(use);
    }

    public Omissions and(Omissions others) {
        Set<Use> all = EnumSet.noneOf(Use.class);
        all.addAll(uses);
        all.addAll(others.uses);
        return new Omissions(all);
    }

    /** What a list of uses says. @param unknown words that are no use */
    public record Parsed(Omissions omissions, List<String> unknown) {
        public Parsed {
            unknown = List.copyOf(unknown);
        }
    }

    /** No word at all is every use. */
    public static Parsed parse(String list) {
        if (list.isBlank()) {
            return new Parsed(ALL, List.of());
        }
        Set<Use> uses = EnumSet.noneOf(Use.class);
        List<String> unknown = new ArrayList<>();
        for (String word : list.split(",", -1)) {
            named(word.strip()).ifPresentOrElse(uses::add, () -> unknown.add(word.strip()));
        }
        return new Parsed(new Omissions(uses), unknown);
    }

    private static Optional<Use> named(String word) {
        return Arrays.stream(Use.values())
                .filter(use -> use.name().equalsIgnoreCase(word))
                .findFirst();
    }
}

package org.fraiseql.catalog;

import java.util.EnumSet;
import java.util.Locale;
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

    public static Omissions parse(String list) {
        if (list.isBlank()) {
            return ALL;
        }
        Set<Use> uses = EnumSet.noneOf(Use.class);
        for (String word : list.split(",", -1)) {
            uses.add(Use.valueOf(word.strip().toUpperCase(Locale.ROOT)));
        }
        return new Omissions(uses);
    }
}

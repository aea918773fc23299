package org.fraiseql.chaos;

import java.util.Set;

/**
 * Something that goes wrong, and is over when it returns.
 *
 * @param also codes that its clients may see beside those that tell that nothing is to be had for the moment
 */
record Scenario(Group group, String name, Event event, Set<String> also) {
    enum Group {
        NETWORK,
        DATABASE,
        RESOURCES,
        CONCURRENCY
    }

    interface Event {
        void happen(Chaos chaos) throws Exception;
    }

    static Scenario of(Group group, String name, Event event) {
        return new Scenario(group, name, event, Set.of());
    }

    @Override
    public String toString() {
        return group.name().toLowerCase(java.util.Locale.ROOT) + ": " + name;
    }
}

package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What is published to whom, from one reading of the database.
 *
 * @param whole what the connecting user may use
 * @param byRole what callers of each role may use; the same object for roles that may use the same
 * @param ofOthers what somebody has to look at beside what is in the catalogs: what others add to them, and whom policies do not bind
 * @param views the view of the convention that stands before a table for whoever may read both, by the table; none where there are no roles
 */
public record CatalogsByRole(
        Catalog whole, Map<String, Catalog> byRole, List<Notice> ofOthers, Map<SqlName, SqlName> views) {
    public static final CatalogsByRole EMPTY = new CatalogsByRole(Catalog.EMPTY, Collections.emptyMap());

    public CatalogsByRole {
        byRole = Collections.unmodifiableMap(new LinkedHashMap<>(byRole));
        ofOthers = List.copyOf(ofOthers);
        views = Collections.unmodifiableMap(new LinkedHashMap<>(views));
    }

    public CatalogsByRole(Catalog whole, Map<String, Catalog> byRole, List<Notice> ofOthers) {
        this(whole, byRole, ofOthers, Collections.emptyMap());
    }

    public CatalogsByRole(Catalog whole, Map<String, Catalog> byRole) {
        this(whole, byRole, List.of());
    }

    /** These catalogs with more notices. */
    public CatalogsByRole withNotices(List<Notice> others) {
        return new CatalogsByRole(
                whole, byRole, Stream.concat(ofOthers.stream(), others.stream()).toList(), views);
    }

    /** The statistics by which costs are estimated; of all tables, whoever may use them. */
    public Statistics statistics() {
        return whole.statistics();
    }

    /** These catalogs with other statistics. */
    public CatalogsByRole with(Statistics others) {
        Map<String, Catalog> roles = new LinkedHashMap<>();
        byRole.forEach((role, catalog) -> roles.put(role, catalog.with(others)));
        return new CatalogsByRole(whole.with(others), roles, ofOthers, views);
    }

    /** What somebody has to look at: what is so for everybody. What one role may not use is no news. */
    public List<Notice> notices() {
        Set<Notice> told = new LinkedHashSet<>(byRole.isEmpty() ? whole.notices() : ofAllRoles());
        told.addAll(ofOthers);
        return List.copyOf(told);
    }

    private Set<Notice> ofAllRoles() {
        Set<Notice> told = new LinkedHashSet<>();
        for (Catalog catalog : each()) {
            catalog.notices().stream()
                    .filter(notice -> byRole.values().stream()
                            .allMatch(other -> other.notices().contains(notice)))
                    .forEach(told::add);
        }
        return told;
    }

    /** How many tables anybody may use. */
    public int tableCount() {
        Set<String> types = new LinkedHashSet<>();
        each().forEach(catalog -> types.addAll(catalog.tables().keySet()));
        return types.size();
    }

    /** The catalog of the connecting user and those of the roles, each once. */
    public List<Catalog> each() {
        List<Catalog> catalogs = new ArrayList<>();
        Stream.concat(Stream.of(whole), byRole.values().stream())
                .filter(catalog -> catalogs.stream().noneMatch(known -> known == catalog))
                .forEach(catalogs::add);
        return catalogs;
    }
}

package org.fraiseql.catalog;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tables that some role reads without the view before them, or may only create into: there they have names of their own, which what is said of the view does not reach. */
public final class TablesWithoutViews {
    private TablesWithoutViews() {}

    /** One for each role and table. */
    public static List<Notice> notices(CatalogsByRole catalogs) {
        Map<SqlName, Table> known = new LinkedHashMap<>();
        catalogs.each().stream()
                .flatMap(catalog -> lists(catalog).stream())
                .forEach(table -> known.putIfAbsent(table.readFrom(), table));
        List<Notice> notices = new ArrayList<>();
        catalogs.byRole().forEach((role, catalog) -> lists(catalog)
                .forEach(table -> Optional.ofNullable(catalogs.views().get(table.readFrom()))
                        .map(known::get)
                        .ifPresent(view -> notices.add(notice(role, table, view)))));
        catalogs.byRole().forEach((role, catalog) -> catalog.writeModel().targets().values().stream()
                .filter(target -> !lists(catalog).contains(target.table()))
                .forEach(target -> Optional.ofNullable(catalogs.views().get(target.name()))
                        .map(known::get)
                        .filter(view -> !view.pluralName().equals(target.table().pluralName()))
                        .ifPresent(view -> notices.add(ofCreated(role, target, view)))));
        return notices;
    }

    private static Notice notice(String role, Table table, Table view) {
        return Notice.ofRight(
                "The role %s may read %s and not %s before it: to it the table is \"%s\". Interceptors and constraints that name \"%s\" do not reach it: let them name both, or take the right away."
                        .formatted(role, table.readFrom(), view.readFrom(), table.pluralName(), view.pluralName()));
    }

    private static Notice ofCreated(String role, WriteTarget target, Table view) {
        return Notice.ofRight(
                "The role %s may only create into %s, beside %s: to it the table is \"%s\". Interceptors and constraints that name \"%s\" do not reach it: let them name both, or take the right away."
                        .formatted(
                                role,
                                target.name(),
                                view.readFrom(),
                                target.table().pluralName(),
                                view.pluralName()));
    }

    private static List<Table> lists(Catalog catalog) {
        List<Table> tables = new ArrayList<>();
        for (RootField field : catalog.queries().values()) {
            if (field instanceof RootField.ListOf list) {
                tables.add(list.table());
            }
        }
        return tables;
    }
}

package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.catalog.CommonParts;
import org.fraiseql.catalog.DatabaseReading;
import org.fraiseql.catalog.DatabaseReading.UnboundRole;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SqlName;

/**
 * Makes the catalogs of all roles from one reading. Names are settled among all that anybody may use, and each role is given its part: what two of them
 * have under one name is the same thing.
 */
public final class RoleCatalogs {
    private RoleCatalogs() {}

    public static CatalogsByRole of(DatabaseReading reading, CatalogScope scope, CatalogOptions options) {
        List<Notice> ofAll = new ArrayList<>(
                reading.unbound().stream().map(UnboundRole::notice).toList());
        if (reading.byRole().isEmpty()) {
            return new CatalogsByRole(
                    CatalogBuilder.build(reading.whole(), scope, options), Collections.emptyMap(), ofAll);
        }
        LaidComments laid = LaidComments.of(reading.ofAnybody(), scope, options, ofAll);
        ViewOrigins origins = ViewOrigins.of(laid.whole());
        List<Catalog> all = new ArrayList<>();
        SettledNames names = CatalogBuilder.names(laid.whole(), origins, scope, options, all::add);
        ofAll.addAll(all.getFirst().notices());
        CommonParts common = new CommonParts(all.getFirst());
        // roles that may use the same share what is made of it
        Map<DatabaseSnapshot, Catalog> built = new LinkedHashMap<>();
        // and so do those whose rights differ in nothing that is served
        Map<Catalog, Catalog> alike = new LinkedHashMap<>();
        Function<DatabaseSnapshot, Catalog> catalog = part -> built.computeIfAbsent(part, one -> {
            Catalog made = common.in(CatalogBuilder.build(laid.over(one), origins, scope, options, names));
            return alike.computeIfAbsent(made, same -> same);
        });
        Catalog whole = catalog.apply(reading.whole());
        Map<String, Catalog> byRole = new LinkedHashMap<>();
        reading.byRole().forEach((role, part) -> byRole.put(role, catalog.apply(part)));
        return new CatalogsByRole(whole, byRole, ofAll, views(laid.whole(), names));
    }

    private static Map<SqlName, SqlName> views(DatabaseSnapshot snapshot, SettledNames names) {
        Map<Long, SqlName> relations = new LinkedHashMap<>();
        snapshot.relations().forEach(row -> relations.put(row.oid(), row.name()));
        Map<SqlName, SqlName> views = new LinkedHashMap<>();
        names.views().forEach(view -> names.tableBehind(view)
                .map(relations::get)
                .ifPresent(table -> views.put(table, relations.getOrDefault(view, table))));
        return views;
    }
}

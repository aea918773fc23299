package org.fraiseql.catalog.read;

import java.util.ArrayList;
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

/**
 * Makes the catalogs of all roles from one reading. Names are settled among all that anybody may use, and each role is given its part: what two of them
 * have under one name is the same thing.
 */
public final class RoleCatalogs {
    private RoleCatalogs() {}

    public static CatalogsByRole of(DatabaseReading reading, CatalogScope scope, CatalogOptions options) {
        List<Notice> ofAll = new ArrayList<>(
                reading.unbound().stream().map(UnboundRole::notice).toList());
        Function<DatabaseSnapshot, Catalog> build = builder(reading, scope, options, ofAll);
        // roles that may use the same share what is made of it
        Map<DatabaseSnapshot, Catalog> built = new LinkedHashMap<>();
        Function<DatabaseSnapshot, Catalog> catalog = part -> built.computeIfAbsent(part, build);
        Catalog whole = catalog.apply(reading.whole());
        Map<String, Catalog> byRole = new LinkedHashMap<>();
        reading.byRole().forEach((role, part) -> byRole.put(role, catalog.apply(part)));
        return new CatalogsByRole(whole, byRole, ofAll);
    }

    private static Function<DatabaseSnapshot, Catalog> builder(
            DatabaseReading reading, CatalogScope scope, CatalogOptions options, List<Notice> told) {
        if (reading.byRole().isEmpty()) {
            return snapshot -> CatalogBuilder.build(snapshot, scope, options);
        }
        List<Catalog> all = new ArrayList<>();
        LaidComments laid = LaidComments.of(reading.ofAnybody(), scope, options, told);
        SettledNames names = CatalogBuilder.names(laid.whole(), scope, options, all::add);
        told.addAll(all.getFirst().notices());
        CommonParts common = new CommonParts(all.getFirst());
        return part -> common.in(CatalogBuilder.build(laid.over(part), scope, options, names));
    }
}

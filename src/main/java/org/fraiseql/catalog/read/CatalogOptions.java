package org.fraiseql.catalog.read;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.catalog.TakenNames;

/**
 * What shapes a catalog besides the database.
 *
 * @param bigNumbersAsStrings whether {@code int8} and {@code numeric} are served as strings
 * @param beans names that the database gives way to
 * @param directives laid over the comments: text by object, such as {@code @name Tariff} for {@code public.plan}
 * @param shapes of documents, where neither comment nor directive declares one
 * @param mutations whether there are any; if not, nothing is told of them
 */
public record CatalogOptions(
        boolean bigNumbersAsStrings,
        TakenNames beans,
        Map<String, String> directives,
        List<DeclaredShape> shapes,
        boolean mutations) {
    public static final CatalogOptions NONE = new CatalogOptions(false, TakenNames.NONE, Collections.emptyMap());

    public CatalogOptions(boolean bigNumbersAsStrings, TakenNames beans, Map<String, String> directives) {
        this(bigNumbersAsStrings, beans, directives, List.of());
    }

    public CatalogOptions(
            boolean bigNumbersAsStrings, TakenNames beans, Map<String, String> directives, List<DeclaredShape> shapes) {
        this(bigNumbersAsStrings, beans, directives, shapes, true);
    }

    /** These options for a catalog without mutations. */
    public CatalogOptions readOnly() {
        return new CatalogOptions(bigNumbersAsStrings, beans, directives, shapes, false);
    }

    public CatalogOptions {
        shapes = List.copyOf(shapes);
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    }
}

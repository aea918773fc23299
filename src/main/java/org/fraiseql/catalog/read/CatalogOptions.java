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
 */
public record CatalogOptions(
        boolean bigNumbersAsStrings, TakenNames beans, Map<String, String> directives, List<DeclaredShape> shapes) {
    public static final CatalogOptions NONE = new CatalogOptions(false, TakenNames.NONE, Collections.emptyMap());

    public CatalogOptions(boolean bigNumbersAsStrings, TakenNames beans, Map<String, String> directives) {
        this(bigNumbersAsStrings, beans, directives, List.of());
    }

    public CatalogOptions {
        shapes = List.copyOf(shapes);
        directives = Collections.unmodifiableMap(new LinkedHashMap<>(directives));
    }
}

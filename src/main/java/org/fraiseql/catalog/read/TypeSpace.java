package org.fraiseql.catalog.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.TakenNames;

/** The names of types: which are in use, and by what. Lives for one build. */
final class TypeSpace {
    private final Set<String> ofProduct = ReservedNames.types();
    private final TakenNames ofBeans;
    private final Map<String, SqlName> ofDatabase = new LinkedHashMap<>();

    TypeSpace(TakenNames ofBeans) {
        this.ofBeans = ofBeans;
    }

    boolean isOfBean(String name) {
        return ofBeans.types().contains(name);
    }

    /** What in the database has the name, or needs it for an input or a result. */
    Optional<SqlName> holder(String name) {
        return Optional.ofNullable(ofDatabase.get(name));
    }

    boolean isFree(String name) {
        return !ofProduct.contains(name) && !isOfBean(name) && !ofDatabase.containsKey(name);
    }

    boolean areFree(Collection<String> names) {
        return names.stream().allMatch(this::isFree);
    }

    /** @param derived names of types that are made for it */
    void take(String name, List<String> derived, SqlName holder) {
        ofDatabase.put(name, holder);
        derived.forEach(other -> ofDatabase.put(other, holder));
    }

    /** The first of these names that is free with all that is made from it; if none is, the last with a number. */
    String firstFree(List<String> names, Function<String, List<String>> derived) {
        return names.stream()
                .filter(name -> isFree(name, derived))
                .findFirst()
                .orElseGet(() -> numbered(names.getLast(), derived));
    }

    private String numbered(String name, Function<String, List<String>> derived) {
        int number = 2;
        while (!isFree(name + "_" + number, derived)) {
            number++;
        }
        return name + "_" + number;
    }

    private boolean isFree(String name, Function<String, List<String>> derived) {
        return isFree(name) && areFree(derived.apply(name));
    }
}

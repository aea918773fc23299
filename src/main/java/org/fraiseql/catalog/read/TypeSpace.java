package org.fraiseql.catalog.read;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.read.SettledNames.Space;

/** The names of types: which are in use, and by what. Lives for one build. */
final class TypeSpace {
    private final Set<String> ofProduct = ReservedNames.types();
    private final TakenNames ofBeans;
    private final SettledNames names;
    private final Map<String, SqlName> ofDatabase = new LinkedHashMap<>();

    /** @param names what is settled, which nobody else gets */
    TypeSpace(TakenNames ofBeans, SettledNames names) {
        this.ofBeans = ofBeans;
        this.names = names;
    }

    boolean isOfBean(String name) {
        return ofBeans.types().contains(name);
    }

    /** What in the database has the name, or needs it for an input or a result. */
    Optional<SqlName> holder(String name) {
        return Optional.ofNullable(ofDatabase.get(name));
    }

    boolean isFree(String name) {
        return !ofProduct.contains(name)
                && !isOfBean(name)
                && !ofDatabase.containsKey(name)
                && !names.isTaken(Space.TYPES, name);
    }

    boolean areFree(Collection<String> names) {
        return names.stream().allMatch(this::isFree);
    }

    /** @param derived names of types that are made for it */
    void take(String name, List<String> derived, SqlName holder) {
        ofDatabase.put(name, holder);
        names.settle(Space.TYPES, name, name);
        derived.forEach(other -> {
            ofDatabase.put(other, holder);
            names.settle(Space.TYPES, other, other);
        });
    }

    /** The type's name, if it is settled. @param thing of which it is the type, and no other */
    Optional<String> known(Object thing) {
        return names.find(Space.TYPES, TypeSpace.class, thing);
    }

    /** From now on everybody calls it so. */
    void settle(Object thing, String name) {
        names.settle(Space.TYPES, TypeSpace.class, thing, name);
    }

    /**
     * The settled name, else the first of these that is free with all that is made from it; it is taken.
     *
     * @param thing of which it is the type, and no other
     */
    String take(Object thing, List<String> wishes, Function<String, List<String>> derived, SqlName holder) {
        String name = known(thing).orElseGet(() -> firstFree(wishes, derived));
        take(name, derived.apply(name), holder);
        settle(thing, name);
        return name;
    }

    /** The first of these names that is free with all that is made from it; if none is, the last with a number. */
    private String firstFree(List<String> names, Function<String, List<String>> derived) {
        return names.stream()
                .filter(name -> isFree(name, derived))
                .findFirst()
                .orElseGet(() -> numbered(names.getLast(), derived));
    }

    private String numbered(String name, Function<String, List<String>> derived) {
        int number = 2;
        while (!isFree(Names.numbered(name, number), derived)) {
            number++;
        }
        return Names.numbered(name, number);
    }

    private boolean isFree(String name, Function<String, List<String>> derived) {
        return isFree(name) && areFree(derived.apply(name));
    }
}

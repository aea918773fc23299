package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.fraiseql.catalog.MutationField;
import org.fraiseql.catalog.MutationField.Form;
import org.fraiseql.catalog.MutationNames;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.SqlName;
import org.fraiseql.catalog.TakenNames;
import org.fraiseql.catalog.WriteTarget;
import org.fraiseql.catalog.read.NameClaims.Claim;
import org.fraiseql.catalog.read.NameClaims.Settled;
import org.fraiseql.catalog.read.SettledNames.Space;

/** Names the mutations that are made of tables. A bean's field keeps its name, and a function's; of the others none gets a name that two want. */
final class MutationNaming {
    private final TakenNames beans;
    private final SettledNames names;
    private final Map<String, SqlName> functions;
    private final List<Notice> notices;
    private final Map<String, WriteTarget> byType = new LinkedHashMap<>();

    /** @param functions that are mutations, by their names there */
    MutationNaming(TakenNames beans, SettledNames names, Map<String, SqlName> functions, List<Notice> notices) {
        this.beans = beans;
        this.names = names;
        this.functions = functions;
        this.notices = notices;
    }

    /** What is written, with the names of the table that it is read as. */
    record Named(WriteTarget target, TableNames names) {}

    /** Whoever writes a view, and not the table behind it, writes rows of the same type. */
    private record Wish(String typeName, Form form) {}

    private String origin(Wish wish) {
        return Optional.ofNullable(byType.get(wish.typeName()))
                .map(target -> target.name().toString())
                .orElse(wish.typeName());
    }

    /** The mutations by the names of their fields. */
    Map<String, MutationField> name(Collection<Named> targets) {
        NameClaims<Wish> claims = new NameClaims<>(name -> beans.mutations().contains(name)
                || functions.containsKey(name)
                || names.isTaken(Space.MUTATIONS, name)
                || names.isTaken(Space.CALLS, name));
        byType.clear();
        for (Named named : targets) {
            String typeName = named.names().typeName();
            byType.put(typeName, named.target());
            forms(named.target()).forEach(form -> {
                Wish wish = new Wish(typeName, form);
                claims.add(wish, claims(form, named.names()));
                names.find(Space.MUTATIONS, wish).ifPresent(name -> claims.keep(wish, name));
            });
        }
        Map<String, MutationField> fields = new LinkedHashMap<>();
        claims.settle().forEach((wish, name) -> {
            names.settle(Space.MUTATIONS, wish, name.name());
            Optional.ofNullable(byType.get(wish.typeName()))
                    .ifPresent(target -> fields.put(name.name(), new MutationField(name.name(), wish.form(), target)));
            if (!name.isAsWished()) {
                notices.add(Notice.renamed(CatalogMessages.renamedField(
                        "A mutation of " + origin(wish), name.wished(), name.name(), reason(name))));
            }
        });
        return fields;
    }

    private static List<Claim> claims(Form form, TableNames names) {
        List<Claim> claims = new ArrayList<>();
        claims.add(new Claim(MutationNames.field(form, names.stem()), 0));
        names.otherStems().forEach(stem -> claims.add(new Claim(MutationNames.field(form, stem), 0)));
        return claims;
    }

    private String reason(Settled<Wish> name) {
        SqlName function = functions.get(name.wished());
        if (function != null) {
            return "is the function " + function;
        }
        return beans.mutations().contains(name.wished())
                ? "is a field of a bean"
                : "is wanted by "
                        + name.rivals().stream().map(this::origin).distinct().collect(Collectors.joining(", "))
                        + ", too";
    }

    private static List<Form> forms(WriteTarget target) {
        boolean hasKey = target.identity().isPresent();
        boolean isFiltered = target.table().isFiltered();
        List<Form> forms = new ArrayList<>();
        if (target.insertable()) {
            forms.add(Form.CREATE);
            if (target.takesInput()) {
                forms.add(Form.BULK_CREATE);
            }
        }
        if (target.updatable() && hasKey) {
            forms.add(Form.UPDATE);
        }
        if (target.updatable() && isFiltered) {
            forms.add(Form.BULK_UPDATE);
        }
        if (target.isUpserted()) {
            forms.add(Form.UPSERT);
            forms.add(Form.BULK_UPSERT);
        }
        if (target.deletable() && hasKey) {
            forms.add(Form.DELETE);
        }
        if (target.deletable() && isFiltered) {
            forms.add(Form.BULK_DELETE);
        }
        return forms;
    }
}

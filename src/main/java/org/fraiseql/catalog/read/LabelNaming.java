package org.fraiseql.catalog.read;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fraiseql.catalog.DatabaseSnapshot.TypeRow;
import org.fraiseql.catalog.EnumNames;
import org.fraiseql.catalog.EnumType.Label;
import org.fraiseql.catalog.Names;
import org.fraiseql.catalog.Notice;

/** Gives the labels of an enum their names. */
final class LabelNaming {
    private final List<Notice> notices;

    LabelNaming(List<Notice> notices) {
        this.notices = notices;
    }

    List<Label> labels(TypeRow row) {
        Map<String, String> given = given(row);
        List<Label> labels = new ArrayList<>();
        Map<String, String> names = EnumNames.of(row.labelsByAge(), given);
        row.enumLabels().forEach(label -> {
            String name = names.getOrDefault(label, label);
            labels.add(new Label(label, name));
            if (!given.containsKey(label) && !name.equals(Names.enumValue(label))) {
                notices.add(Notice.renamed(CatalogMessages.renamedLabel(row.name(), label, name)));
            }
        });
        return labels;
    }

    /** Names from the file of directives; of two that are the same, the first counts. */
    private static Map<String, String> given(TypeRow row) {
        Map<String, String> given = new LinkedHashMap<>();
        Set<String> taken = new LinkedHashSet<>();
        row.labelComments().forEach((label, comment) -> CommentDirectives.parse(java.util.Optional.of(comment))
                .name()
                .filter(name -> Names.isEnumValue(name) && taken.add(name))
                .ifPresent(name -> given.put(label, name)));
        return given;
    }
}

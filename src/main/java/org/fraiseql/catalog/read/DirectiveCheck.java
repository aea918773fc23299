package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.Notice;

/** Tells directives that nobody understands, wherever comments are read. */
final class DirectiveCheck {
    private final DatabaseSnapshot snapshot;
    private final CatalogScope scope;
    private final List<Notice> notices;

    DirectiveCheck(DatabaseSnapshot snapshot, CatalogScope scope, List<Notice> notices) {
        this.snapshot = snapshot;
        this.scope = scope;
        this.notices = notices;
    }

    void tell() {
        Map<Long, String> relations = new LinkedHashMap<>();
        snapshot.relations().stream()
                .filter(relation -> scope.contains(relation.name()))
                .forEach(relation -> {
                    relations.put(relation.oid(), relation.name().toString());
                    tell(relation.comment(), relation.name().toString());
                });
        snapshot.columns().stream()
                .filter(column -> relations.containsKey(column.relation()))
                .forEach(column -> tell(column.comment(), relations.get(column.relation()) + "." + column.name()));
        snapshot.foreignKeys().stream()
                .filter(key -> relations.containsKey(key.relation()))
                .forEach(key -> tell(key.comment(), relations.get(key.relation()) + "." + key.name()));
        snapshot.routines()
                .forEach(routine -> tell(routine.comment(), routine.name().toString()));
        Map<Long, String> types = new LinkedHashMap<>();
        snapshot.types().stream()
                .filter(type -> scope.schemas().contains(type.name().schema()))
                .forEach(type -> {
                    types.put(type.oid(), type.name().toString());
                    tell(type.comment(), type.name().toString());
                    type.labelComments()
                            .forEach((label, comment) -> tell(Optional.of(comment), type.name() + "." + label));
                });
        snapshot.attributes().stream()
                .filter(attribute -> types.containsKey(attribute.relation()))
                .forEach(attribute ->
                        tell(attribute.comment(), types.get(attribute.relation()) + "." + attribute.name()));
    }

    private void tell(Optional<String> comment, String subject) {
        CommentDirectives.parse(comment)
                .unknown()
                .forEach(line -> notices.add(Notice.ofDirective(CatalogMessages.unknownDirective(subject, line))));
    }
}

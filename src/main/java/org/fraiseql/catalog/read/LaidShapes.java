package org.fraiseql.catalog.read;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fraiseql.catalog.DatabaseSnapshot;
import org.fraiseql.catalog.DatabaseSnapshot.RelationRow;
import org.fraiseql.catalog.DeclaredShape;
import org.fraiseql.catalog.Notice;
import org.fraiseql.catalog.read.ShapeParser.ShapeSyntaxException;
import org.fraiseql.support.Suggestion;

/** Shapes of documents that are declared outside of the database, laid over comments that declare none. Where both do, the comment counts, and a difference is noticed. */
final class LaidShapes {
    private final DatabaseSnapshot read;
    private final List<String> schemas;
    private final List<Notice> notices;
    private final Map<Long, DeclaredShape> laid = new LinkedHashMap<>();

    /** @param schemas in whose order a name without a schema is looked for */
    LaidShapes(DatabaseSnapshot read, List<String> schemas, List<Notice> notices) {
        this.read = read;
        this.schemas = schemas;
        this.notices = notices;
    }

    DatabaseSnapshot with(List<DeclaredShape> shapes) {
        shapes.forEach(this::lay);
        return laid.isEmpty()
                ? read
                : read.withRelations(
                        read.relations().stream().map(this::declared).toList());
    }

    private void lay(DeclaredShape shape) {
        Optional<RelationRow> relation = relation(Identifiers.path(shape.relation()));
        if (relation.isEmpty()) {
            List<String> known =
                    read.relations().stream().map(row -> row.name().name()).toList();
            notice("%s is declared for %s, which is not there or not published.%s"
                    .formatted(shape.declaredBy(), shape.relation(), Suggestion.didYouMean(shape.relation(), known)));
            return;
        }
        Optional<String> own = CommentDirectives.parse(relation.get().comment()).shape();
        DeclaredShape other = laid.get(relation.get().oid());
        if (own.isPresent()) {
            if (!isSame(own.get(), shape.shape())) {
                notice("%s declares other documents of %s than its comment does, which counts: @type %s"
                        .formatted(shape.declaredBy(), shape.relation(), shape.shape()));
            }
        } else if (other != null) {
            notice("%s and %s both declare documents of %s; the first counts."
                    .formatted(other.declaredBy(), shape.declaredBy(), shape.relation()));
        } else {
            laid.put(relation.get().oid(), shape);
        }
    }

    private void notice(String message) {
        notices.add(Notice.ofDirective(message));
    }

    private static boolean isSame(String one, String other) {
        try {
            return ShapeParser.parse(one).equals(ShapeParser.parse(other));
        } catch (ShapeSyntaxException e) {
            return true; // whoever reads it tells what is wrong
        }
    }

    private Optional<RelationRow> relation(List<String> path) {
        Stream<List<String>> wanted =
                path.size() == 1 ? schemas.stream().map(schema -> List.of(schema, path.getFirst())) : Stream.of(path);
        return wanted.flatMap(name -> read.relations().stream()
                        .filter(row -> name.equals(
                                List.of(row.name().schema(), row.name().name()))))
                .findFirst();
    }

    private RelationRow declared(RelationRow row) {
        DeclaredShape shape = laid.get(row.oid());
        return shape == null
                ? row
                : row.withComment(row.comment().map(text -> text + "\n").orElse("") + "@type " + shape.shape());
    }
}

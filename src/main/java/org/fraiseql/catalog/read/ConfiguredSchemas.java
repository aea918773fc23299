package org.fraiseql.catalog.read;

import java.util.List;
import java.util.Optional;
import org.fraiseql.catalog.Assurances.SchemaRow;
import org.fraiseql.catalog.Notice;
import org.fraiseql.support.Suggestion;

/** Tells of schemas that are configured and are not there, or that the connected role may not use: nothing would come of them, without a word. */
final class ConfiguredSchemas {
    private ConfiguredSchemas() {}

    /** @param known all of the database; none where nobody has asked for them */
    static void tell(List<String> configured, List<SchemaRow> known, List<Notice> notices) {
        if (known.isEmpty()) {
            return;
        }
        for (String name : configured) {
            Optional<SchemaRow> found =
                    known.stream().filter(schema -> schema.name().equals(name)).findFirst();
            if (found.isEmpty()) {
                notices.add(Notice.leftOut(missing(name, known)));
            } else if (!found.get().usable()) {
                notices.add(Notice.leftOut(
                        "fraiseql.catalog.schemas names the schema \"%s\", which the connected role may not use. Grant it USAGE on the schema."
                                .formatted(name)));
            }
        }
    }

    /** Nothing is served: where there are tables may be another schema, or nothing is granted. */
    static void tellEmpty(CatalogScope scope, List<SchemaRow> known, List<Notice> notices) {
        if (known.isEmpty()) {
            return;
        }
        String configured = String.join(", ", scope.schemas());
        List<String> others = own(known).stream()
                .filter(schema -> schema.hasRelations()
                        && schema.usable()
                        && !scope.schemas().contains(schema.name()))
                .map(SchemaRow::name)
                .toList();
        boolean isThere = known.stream()
                .anyMatch(schema -> schema.hasRelations() && scope.schemas().contains(schema.name()));
        notices.add(Notice.leftOut(
                isThere
                        ? "No table of the schemas %s is served: there is none that the connected role may use and that fraiseql.catalog.include and …exclude leave in."
                                .formatted(configured)
                        : "No table is served: there is none in the schemas %s (fraiseql.catalog.schemas).%s"
                                .formatted(
                                        configured,
                                        others.isEmpty()
                                                ? ""
                                                : " There are some in " + String.join(", ", others) + ".")));
    }

    private static List<SchemaRow> own(List<SchemaRow> known) {
        return known.stream()
                .filter(schema ->
                        !schema.name().startsWith("pg_") && !schema.name().equals("information_schema"))
                .toList();
    }

    private static String missing(String name, List<SchemaRow> known) {
        List<String> own = own(known).stream().map(SchemaRow::name).toList();
        return "fraiseql.catalog.schemas names the schema \"%s\", which is not there.%s"
                .formatted(name, Suggestion.didYouMean(name, own));
    }
}

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

    private static String missing(String name, List<SchemaRow> known) {
        List<String> own = known.stream()
                .map(SchemaRow::name)
                .filter(schema -> !schema.startsWith("pg_") && !schema.equals("information_schema"))
                .toList();
        return "fraiseql.catalog.schemas names the schema \"%s\", which is not there.%s"
                .formatted(name, Suggestion.didYouMean(name, own));
    }
}

package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.SqlName;
import org.junit.jupiter.api.Test;

class ProposedShapesTest {
    /** Regression: a key of a document could add lines of its own to the log. */
    @Test
    void aKeyAddsNoLineToTheLog() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("a\nWARNING all is lost\u001b", 1);
        String directive = "@type " + SampledShape.of(document).written();
        assertThat(ProposedShapes.line(new SqlName("public", "tv_note"), directive))
                .isEqualTo("Proposed for public.tv_note: @type {\"a\uFFFDWARNING all is lost\uFFFD\": Int}");
    }
}

package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.fraiseql.catalog.Catalog;
import org.fraiseql.catalog.CatalogsByRole;
import org.fraiseql.document.DocumentFixture;
import org.junit.jupiter.api.Test;

class ShownCatalogTest {
    /** Regression: operators saw what the connecting user may use, which is nothing where callers are known. */
    @Test
    void whatEachRoleMayUseIsShown() {
        Map<String, Catalog> roles = new LinkedHashMap<>();
        roles.put("buyer", new DocumentFixture().catalog());
        Map<String, Object> shown = ShownCatalog.of(new CatalogsByRole(Catalog.EMPTY, roles));
        assertThat(shown).extractingByKey("tables").asString().isEqualTo("[]");
        assertThat(shown)
                .extractingByKey("roles")
                .asString()
                .startsWith("{buyer={")
                .contains("type=User");
        assertThat(ShownCatalog.of(CatalogsByRole.EMPTY)).doesNotContainKey("roles");
    }
}

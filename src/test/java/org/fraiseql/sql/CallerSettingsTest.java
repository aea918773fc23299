package org.fraiseql.sql;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerSettingsTest {
    private static CallerSettings of(String idSetting, String id, String... settings) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < settings.length; i += 2) {
            all.put(settings[i], settings[i + 1]);
        }
        return CallerSettings.of("buyer", all, idSetting, id);
    }

    @Test
    void theIdAloneIsBlankForSeveral() {
        CallerSettings own = of("request.id", "7", "request.path", "7", "request.id", "7", "claims.sub", "7");
        assertThat(own.ofSeveral().binds())
                .containsExactly("request.path", "7", "request.id", "", "claims.sub", "7", "role", "buyer");
        assertThat(own.ofSeveral().before("x")).isEqualTo(own.before("x"));
        assertThat(own.binds()).contains("request.id", "7");
    }

    @Test
    void thoseWhoDifferInMoreStayDifferent() {
        CallerSettings ann = of("request.id", "1", "request.id", "1", "claims", "ann");
        assertThat(of("request.id", "2", "request.id", "2", "claims", "ann"))
                .isNotEqualTo(ann)
                .extracting(CallerSettings::ofSeveral)
                .isEqualTo(ann.ofSeveral());
        assertThat(of("request.id", "1", "request.id", "1", "claims", "bob").ofSeveral())
                .isNotEqualTo(ann.ofSeveral());
    }

    /** A configuration may give one name to two things, the later of which counts: claims are never blank. */
    @Test
    void aSettingOfTheSameNameWithAnotherValueStays() {
        CallerSettings ann = of("request.id", "1", "request.id", "ann");
        assertThat(ann.ofSeveral()).isEqualTo(ann);
    }

    @Test
    void withoutAnIdNothingIsBlank() {
        CallerSettings ann = of("", "1", "claims", "1");
        assertThat(ann.ofSeveral()).isEqualTo(ann);
        assertThat(CallerSettings.NONE.ofSeveral().isNone()).isTrue();
    }
}

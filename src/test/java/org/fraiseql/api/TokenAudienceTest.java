package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.fraiseql.support.config.ConfigReader;
import org.fraiseql.support.config.WrittenConfig;
import org.junit.jupiter.api.Test;

class TokenAudienceTest {
    private static Config config(String mode, String audiences) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("fraiseql.security.mode", mode);
        if (!mode.equals("off")) {
            values.put("fraiseql.security.roles", "shop_buyer");
        }
        if (!audiences.isEmpty()) {
            values.put("mp.jwt.verify.audiences", audiences);
        }
        return new WrittenConfig(values);
    }

    private static boolean isWarned(Config config) {
        return TokenAudience.warning(ConfigReader.read(config).security(), config)
                .isPresent();
    }

    /** Tokens for another service of the same issuer would be taken without a word. */
    @Test
    void whoNamesNoAudienceIsWarned() {
        assertThat(isWarned(config("required", ""))).isTrue();
        assertThat(isWarned(config("required", " "))).isTrue();
        assertThat(isWarned(config("required", "shop"))).isFalse();
        assertThat(isWarned(config("off", ""))).isFalse();
    }
}

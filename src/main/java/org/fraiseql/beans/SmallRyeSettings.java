package org.fraiseql.beans;

import java.util.Collections;
import java.util.Set;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Settings of SmallRye GraphQL that are not a matter of taste here, above every other source.
 *
 * <p>Federation is on by default there: it would add {@code _service} and {@code _entities} to the beans' schema before the catalog joins it.
 */
public final class SmallRyeSettings implements ConfigSource {
    private static final int ABOVE_ALL = 10_000;
    private static final String FEDERATION = "smallrye.graphql.federation.enabled";

    @Override
    public int getOrdinal() {
        return ABOVE_ALL;
    }

    @Override
    public Set<String> getPropertyNames() {
        return Collections.singleton(FEDERATION);
    }

    @Override
    @SuppressWarnings("NullAway") // the interface says null for an unknown key and is not annotated
    public String getValue(String name) {
        return name.equals(FEDERATION) ? "false" : null;
    }

    @Override
    public String getName() {
        return "FraiseQL settings for SmallRye GraphQL";
    }
}

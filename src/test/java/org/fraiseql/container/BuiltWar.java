package org.fraiseql.container;

import java.io.File;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The WAR as it is shipped: what {@code @Deployment} methods return. */
final class BuiltWar {
    private BuiltWar() {}

    static WebArchive archive() {
        String war = System.getProperty("fraiseql.war");
        if (war == null) {
            throw new IllegalStateException("Container tests run with mvn verify (Failsafe), which sets fraiseql.war.");
        }
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File(war));
    }
}

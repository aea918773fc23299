package org.fraiseql.container;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
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

    /** With a developer's own beans in {@code WEB-INF/lib}, the way the README tells. */
    static WebArchive withSampleBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "samples.jar").addPackage("org.fraiseql.samples"));
    }

    /** With beans that write to the database themselves. */
    static WebArchive withWritingBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "writing.jar").addPackage("org.fraiseql.container.beans"));
    }

    /** With beans that want to know who calls. WildFly is told by a {@code web.xml} that it has to find that out. */
    static WebArchive withCallersBeans() {
        return forCallers()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "callers.jar")
                        .addPackage("org.fraiseql.container.callers"));
    }

    /** With EJBs and resources of JAX-RS, which want to know the same. */
    static WebArchive withEnterpriseBeans() {
        return forCallers()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "enterprise.jar")
                        .addPackage("org.fraiseql.container.enterprise"));
    }

    /** As it is. WildFly is told by a {@code web.xml} that it has to find out who calls. */
    static WebArchive forCallers() {
        WebArchive archive = archive();
        if (WildFly.home().isPresent()) {
            archive.setWebXML(new File("server-config/wildfly/callers/web.xml"));
        }
        return archive;
    }

    /**
     * As the documentation tells for other logins than tokens on WildFly.
     *
     * @param method Jakarta Servlet, section 13.6
     */
    static WebArchive withLogin(String method) throws IOException {
        String tokens = Files.readString(Path.of("server-config/wildfly/callers/web.xml"));
        return archive()
                .setWebXML(new StringAsset(tokens.replace("<auth-method>MP-JWT<", "<auth-method>" + method + "<")));
    }

    /** With beans that add fields to the types of tables. */
    static WebArchive withRowsBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "rows.jar").addPackage("org.fraiseql.container.rows"));
    }

    /** With beans that ask through typed queries. */
    static WebArchive withTypedBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "typed.jar").addPackage("org.fraiseql.container.typed"));
    }

    /** With beans that answer later, or fail. */
    static WebArchive withAnsweringBeans() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "answers.jar")
                        .addPackage("org.fraiseql.container.answers"));
    }

    /** With records that say what documents look like. */
    static WebArchive withDocumentRecords() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "documents.jar")
                        .addPackage("org.fraiseql.container.documents"));
    }

    /** With interceptors of operations. */
    static WebArchive withInterceptors() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "intercepted.jar")
                        .addPackage("org.fraiseql.container.intercepted"));
    }

    /** With a bean that fails in a way that is no exception. */
    static WebArchive withDefects() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "defects.jar")
                        .addPackage("org.fraiseql.container.defects"));
    }

    /** With a bean whose field can't be added to a table's type. */
    static WebArchive withUnfitBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "unfit.jar").addPackage("org.fraiseql.container.unfit"));
    }

    /** With entities of its own, and a bean that has sessions for them. */
    static WebArchive withEntities() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "entities.jar")
                        .addPackage("org.fraiseql.container.entities"));
    }

    /** With an entity that can't be mapped. */
    static WebArchive withUnmappedEntity() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "unmapped.jar")
                        .addPackage("org.fraiseql.container.unmapped"));
    }

    /** With a bean that takes its time. */
    static WebArchive withSlowBeans() {
        return archive()
                .addAsLibrary(
                        ShrinkWrap.create(JavaArchive.class, "slow.jar").addPackage("org.fraiseql.container.slow"));
    }

    /** With a bean that says who may call it. */
    static WebArchive withGuardedBeans() {
        return archive()
                .addAsLibrary(ShrinkWrap.create(JavaArchive.class, "guarded.jar")
                        .addPackage("org.fraiseql.container.guarded"));
    }
}

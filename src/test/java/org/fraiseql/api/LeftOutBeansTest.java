package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.fraiseql.container.entities.NotesApi;
import org.fraiseql.samples.ShippingApi;
import org.junit.jupiter.api.Test;

class LeftOutBeansTest {
    @Test
    void areThoseWhoseClassesNameWhatIsNotThere() throws ClassNotFoundException {
        Class<?> bean = Class.forName(NotesApi.class.getName(), false, new Without("org.hibernate."));
        assertThat(LeftOutBeans.reason(bean)).hasValueSatisfying(reason -> assertThat(reason)
                .startsWith(
                        "The fields of the bean org.fraiseql.container.entities.NotesApi are not there, as it needs org.hibernate.")
                .endsWith(", which is not in this WAR, but in the one that mvn -Preactive package makes"));
        assertThat(LeftOutBeans.reason(NotesApi.class)).isEmpty();
        assertThat(LeftOutBeans.reason(ShippingApi.class)).isEmpty();
    }

    @Test
    void areToldAlsoWhereNoOtherWarWouldHelp() throws ClassNotFoundException {
        Class<?> bean = Class.forName(NotesApi.class.getName(), false, new Without("io.smallrye.mutiny."));
        assertThat(LeftOutBeans.reason(bean))
                .hasValueSatisfying(reason -> assertThat(reason).endsWith(", which is not in this WAR"));
    }

    /** Of an application whose WAR lacks some classes. */
    private static final class Without extends ClassLoader {
        private static final String OF_APPLICATION = "org.fraiseql.container.entities.";

        private final String missing;

        Without(String missing) {
            super(LeftOutBeansTest.class.getClassLoader());
            this.missing = missing;
        }

        @Override
        protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (name.startsWith(missing)) {
                throw new ClassNotFoundException(name);
            }
            Class<?> known = findLoadedClass(name);
            if (known != null || !name.startsWith(OF_APPLICATION)) {
                return known == null ? super.loadClass(name, resolve) : known;
            }
            try (InputStream stream = getResourceAsStream(name.replace('.', '/') + ".class")) {
                if (stream == null) {
                    throw new ClassNotFoundException(name);
                }
                byte[] bytes = stream.readAllBytes();
                return defineClass(name, bytes, 0, bytes.length);
            } catch (IOException e) {
                throw new ClassNotFoundException(name, e);
            }
        }
    }
}

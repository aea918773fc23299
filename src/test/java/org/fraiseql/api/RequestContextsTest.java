package org.fraiseql.api;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.servlet.ServletContext;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.fraiseql.beans.OperationsApi;
import org.fraiseql.samples.ShippingApi;
import org.junit.jupiter.api.Test;

class RequestContextsTest {
    @Test
    void areSparedWhereAllBeansAreOurs() {
        String mapping =
                String.valueOf(parametersFor(Set.of(OperationsApi.class)).get("org.jboss.weld.context.mapping"));
        assertThat("/graphql").doesNotMatch(mapping);
        assertThat("/graphql/schema.graphql").matches(mapping);
        assertThat("/").matches(mapping);
    }

    @Test
    void stayWhereADeveloperHasBeans() {
        assertThat(parametersFor(Set.of(OperationsApi.class, ShippingApi.class)))
                .isEmpty();
    }

    /** Regression: WildFly keeps the token that it has verified in a bean of the request, and refused each one. */
    @Test
    void stayWhereCallersAreAskedWhoTheyAre() {
        assertThat(parametersFor(Set.of(OperationsApi.class), true)).isEmpty();
    }

    private static Map<Object, Object> parametersFor(Set<Class<?>> found) {
        return parametersFor(found, false);
    }

    private static Map<Object, Object> parametersFor(Set<Class<?>> found, boolean areCallersAsked) {
        Map<Object, Object> parameters = new LinkedHashMap<>();
        ServletContext application = (ServletContext) Proxy.newProxyInstance(
                RequestContextsTest.class.getClassLoader(),
                new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("setInitParameter");
                    return parameters.put(arguments[0], arguments[1]) == null;
                });
        new RequestContexts(() -> areCallersAsked).onStartup(found, application);
        return parameters;
    }
}

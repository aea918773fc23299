package org.fraiseql.store.jdbc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.JMException;
import javax.management.MBeanInfo;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** What is made of what containers tell; what they really tell, and whether it is so, {@code PoolFiguresIT} sees. */
class ContainerPoolTest {
    private static final String LIBERTY =
            "WebSphere:type=com.ibm.ws.jca.cm.mbean.ConnectionManagerMBean,jndiName=%s,name=dataSource[x]/connectionManager";

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ContainerPool pool = ContainerPool.of(server, "jdbc/fraiseql");

    /** Attributes and nothing else. */
    private record Told(Map<String, Object> values) implements DynamicMBean {
        @Override
        public Object getAttribute(String name) throws AttributeNotFoundException {
            if (!values.containsKey(name)) {
                throw new AttributeNotFoundException(name);
            }
            return values.get(name);
        }

        @Override
        public AttributeList getAttributes(String[] names) {
            return new AttributeList();
        }

        @Override
        public void setAttribute(Attribute attribute) {
            throw new UnsupportedOperationException();
        }

        @Override
        public AttributeList setAttributes(AttributeList attributes) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object invoke(String action, Object[] parameters, String[] signature) {
            throw new UnsupportedOperationException();
        }

        @Override
        public MBeanInfo getMBeanInfo() {
            return new MBeanInfo(Told.class.getName(), "told", null, null, null, null);
        }
    }

    private void tell(String name, Map<String, Object> values) throws JMException {
        server.registerMBean(new Told(values), new ObjectName(name));
    }

    private static Map<String, Object> ofWildFly(boolean isCounted) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("statisticsEnabled", isCounted);
        values.put("ActiveCount", 5);
        values.put("IdleCount", 3);
        values.put("CreatedCount", 9);
        values.put("DestroyedCount", 4);
        return values;
    }

    @Test
    void whatNobodyTellsIsNotThere() {
        assertThat(pool.figures()).isEmpty();
    }

    @Test
    void openLibertyTellsOfEachDatasource() throws JMException {
        tell(LIBERTY.formatted("jdbc/other"), Map.of("Size", 7L, "Available", 7L, "MaxSize", 7L));
        assertThat(pool.figures()).isEmpty();
        tell(LIBERTY.formatted("jdbc/fraiseql"), Map.of("Size", 5L, "Available", 3L, "MaxSize", 20L));
        assertThat(pool.figures())
                .contains(new ContainerPool.Figures(
                        5, 3, OptionalInt.of(20), OptionalLong.empty(), OptionalLong.empty()));
    }

    @Test
    void openLibertyTellsMoreWhereItMonitors() throws JMException {
        tell(LIBERTY.formatted("jdbc/fraiseql"), Map.of("Size", 5L, "Available", 3L, "MaxSize", 20L));
        tell("WebSphere:type=ConnectionPoolStats,name=jdbc/other", Map.of("CreateCount", 1L, "DestroyCount", 1L));
        tell("WebSphere:type=ConnectionPoolStats,name=jdbc/fraiseql", Map.of("CreateCount", 9L, "DestroyCount", 4L));
        assertThat(pool.figures())
                .contains(new ContainerPool.Figures(5, 3, OptionalInt.of(20), OptionalLong.of(9), OptionalLong.of(4)));
    }

    /** The two are read one after the other. */
    @Test
    void noMoreAreIdleThanThereAre() throws JMException {
        tell(LIBERTY.formatted("jdbc/fraiseql"), Map.of("Size", 2L, "Available", 3L, "MaxSize", 20L));
        assertThat(pool.figures().orElseThrow().idle()).isEqualTo(2);
    }

    @Test
    void wildFlyTellsOfTheDatasourceWithOurName() throws JMException {
        tell("jboss.as:subsystem=datasources,data-source=Example", Map.of("jndiName", "java:/jdbc/example"));
        tell("jboss.as:subsystem=datasources,data-source=Example,statistics=pool", Map.of());
        assertThat(pool.figures()).isEmpty();
        tell("jboss.as:subsystem=datasources,data-source=shop", Map.of("jndiName", "java:/jdbc/fraiseql"));
        tell("jboss.as:subsystem=datasources,data-source=shop,statistics=pool", ofWildFly(true));
        assertThat(pool.figures())
                .contains(new ContainerPool.Figures(5, 3, OptionalInt.empty(), OptionalLong.of(9), OptionalLong.of(4)));
    }

    /** All of them are 0 then. */
    @Test
    void whatWildFlyDoesNotCountIsNotThere() throws JMException {
        tell("jboss.as:subsystem=datasources,data-source=fraiseql", Map.of("jndiName", "java:/jdbc/fraiseql"));
        tell("jboss.as:subsystem=datasources,data-source=fraiseql,statistics=pool", ofWildFly(false));
        assertThat(pool.figures()).isEmpty();
    }
}

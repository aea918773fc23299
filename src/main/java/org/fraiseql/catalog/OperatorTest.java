package org.fraiseql.catalog;

import java.util.List;

/** How PostgreSQL tests an operator of {@link Operator}. Names of operators and functions are those of {@code pg_operator} and {@code pg_proc}. */
public sealed interface OperatorTest {
    /** The column compared with operands. */
    sealed interface Comparison extends OperatorTest {}

    /** A property of the column's value; the operand says whether it shall have it. */
    sealed interface FlagTest extends OperatorTest {}

    /** {@code column operator operand}. */
    record Infix(String operator) implements Comparison {}

    /** {@code column operator ANY(operands)}. */
    record Quantified(String operator, String quantifier) implements Comparison {}

    /** {@code column IS NULL}. */
    record Absence() implements OperatorTest {}

    /** {@code column BETWEEN from AND to}. */
    record Between() implements Comparison {}

    /** The operand, escaped, between wildcards. */
    record Like(String operator, String before, String after) implements Comparison {}

    /** Both sides in lower case. */
    record CaseFolded(String operator) implements Comparison {}

    /** {@code column @> operand} and not the same. */
    record StrictContainment() implements Comparison {}

    /** {@code operand = ANY(column)}. */
    record ElementOf(String quantifier) implements Comparison {}

    /** {@code function(column) operator operand}. */
    record Measured(String function, String operator) implements Comparison {}

    /** {@code function(column)} is as the flag says. */
    record Predicated(String function) implements FlagTest {}

    /** {@code family(column)}: 4 or 6. */
    record AddressFamily(int version) implements FlagTest {}

    /** The address lies in one of these networks; a network contains itself. Lists from the IANA special-purpose address registries. */
    record InNetworks(List<String> networks, boolean isNegated) implements FlagTest {
        static final InNetworks PRIVATE = of("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7");
        static final InNetworks LOOPBACK = of("127.0.0.0/8", "::1/128");
        static final InNetworks MULTICAST = of("224.0.0.0/4", "ff00::/8");
        static final InNetworks LINK_LOCAL = of("169.254.0.0/16", "fe80::/10");
        static final InNetworks DOCUMENTATION =
                of("192.0.2.0/24", "198.51.100.0/24", "203.0.113.0/24", "2001:db8::/32");
        static final InNetworks RESERVED = of("0.0.0.0/8", "240.0.0.0/4");
        static final InNetworks CARRIER_GRADE = of("100.64.0.0/10");
        static final InNetworks SITE_LOCAL = of("fec0::/10");
        static final InNetworks UNIQUE_LOCAL = of("fc00::/7");
        static final InNetworks GLOBAL_UNICAST = of("2000::/3");
        static final InNetworks BROADCAST = of("255.255.255.255/32");
        /** Whatever is not reachable from anywhere. */
        static final InNetworks NOT_PUBLIC = of(
                "0.0.0.0/8",
                "10.0.0.0/8",
                "100.64.0.0/10",
                "127.0.0.0/8",
                "169.254.0.0/16",
                "172.16.0.0/12",
                "192.0.2.0/24",
                "192.168.0.0/16",
                "198.51.100.0/24",
                "203.0.113.0/24",
                "224.0.0.0/4",
                "240.0.0.0/4",
                "::/128",
                "::1/128",
                "2001:db8::/32",
                "fc00::/7",
                "fe80::/10",
                "fec0::/10",
                "ff00::/8");

        public InNetworks {
            networks = List.copyOf(networks);
        }

        private static InNetworks of(String... networks) {
            return new InNetworks(List.of(networks), false);
        }

        InNetworks negated() {
            return new InNetworks(networks, true);
        }
    }

    /** The column is the lowest common ancestor of the operands. */
    record Lca() implements Comparison {}

    /** The column compared with the same column of the row that has this key. */
    record PathOfRow(String operator) implements OperatorTest {}

    /** The text matches a query, which this function makes. */
    record TextSearch(String queryFunction) implements OperatorTest {}

    /** The distance is at most a threshold; lists can be ordered by it too. */
    record Distance(Metric metric) implements OperatorTest {}

    /** How far two values are apart. */
    enum Metric {
        /** Euclidean, between points of the plane. */
        PLANE("<->"),
        /** By PostGIS: in the units of a geometry's reference system, metres for a geography. */
        SPATIAL("<->"),
        COSINE("<=>"),
        L2("<->"),
        L1("<+>"),
        /** The negative inner product, so that less is nearer. */
        INNER_PRODUCT("<#>"),
        /** Bits that differ. */
        HAMMING("#"),
        /** One minus the common bits' share of all bits set. */
        JACCARD("&");

        private final String operator;

        Metric(String operator) {
            this.operator = operator;
        }

        public String operator() {
            return operator;
        }
    }

    /** A test of an inner value of a JSON document. */
    record JsonPath() implements OperatorTest {}
}

package org.fraiseql.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Checks the text form of {@code inet} and {@code cidr} as PostgreSQL reads it (PostgreSQL manual, section 8.9). Each method throws
 * {@link IllegalArgumentException} with a message for the client.
 */
final class NetworkForms {
    private static final Pattern PREFIX_LENGTH = Pattern.compile("\\d{1,3}");
    private static final Pattern OCTET = Pattern.compile("\\d{1,3}");
    private static final Pattern GROUP = Pattern.compile("[0-9a-fA-F]{1,4}");
    private static final int IPV4_OCTETS = 4;
    private static final int IPV6_GROUPS = 8;

    private NetworkForms() {}

    static String inet(String text) {
        Network network = network(text);
        boolean isAbbreviated = network.octets.size() < IPV4_OCTETS;
        if (isAbbreviated && network.isHost()) {
            throw noAddress(text);
        }
        return text;
    }

    static String cidr(String text) {
        if (network(text).hasHostBits()) {
            throw new IllegalArgumentException(TextForms.quoted(text) + " has bits set to the right of its mask");
        }
        return text;
    }

    /** @param prefixLength -1 when there is none */
    private record Network(List<Integer> octets, int prefixLength) {
        boolean isHost() {
            return prefixLength < 0;
        }

        boolean hasHostBits() {
            if (isHost()) {
                return false;
            }
            for (int bit = prefixLength; bit < octets.size() * Byte.SIZE; bit++) {
                if ((octets.get(bit / Byte.SIZE) & (0x80 >> bit % Byte.SIZE)) != 0) {
                    return true;
                }
            }
            return false;
        }
    }

    private static Network network(String text) {
        if (text.length() > TextForms.LONGEST_ADDRESS) {
            throw noAddress(text);
        }
        String[] parts = text.split("/", -1);
        boolean isIPv6 = parts[0].indexOf(':') >= 0;
        List<Integer> octets = isIPv6 ? ipv6(parts[0], text) : ipv4(parts[0], text);
        if (parts.length == 1) {
            return new Network(octets, -1);
        }
        int bits = (isIPv6 ? 2 * IPV6_GROUPS : IPV4_OCTETS) * Byte.SIZE;
        if (parts.length > 2 || !PREFIX_LENGTH.matcher(parts[1]).matches() || Integer.parseInt(parts[1]) > bits) {
            throw noAddress(text);
        }
        return new Network(octets, Integer.parseInt(parts[1]));
    }

    private static List<Integer> ipv4(String address, String text) {
        List<Integer> octets = new ArrayList<>();
        for (String octet : address.split("\\.", -1)) {
            if (!OCTET.matcher(octet).matches() || Integer.parseInt(octet) > 255) {
                throw noAddress(text);
            }
            octets.add(Integer.parseInt(octet));
        }
        if (octets.size() > IPV4_OCTETS) {
            throw noAddress(text);
        }
        return octets;
    }

    /** Two colons stand for as many groups of zeros as are missing. */
    private static List<Integer> ipv6(String address, String text) {
        String[] halves = address.split("::", -1);
        List<Integer> octets = groups(halves[0], halves.length == 1, text);
        List<Integer> tail = halves.length == 2 ? groups(halves[1], true, text) : List.of();
        int missing = 2 * IPV6_GROUPS - octets.size() - tail.size();
        if (halves.length > 2 || (halves.length == 1 ? missing != 0 : missing < 2)) {
            throw noAddress(text);
        }
        for (int i = 0; i < missing; i++) {
            octets.add(0);
        }
        octets.addAll(tail);
        return octets;
    }

    /** The last four octets may be written as an IPv4 address. */
    private static List<Integer> groups(String half, boolean isEnd, String text) {
        List<Integer> octets = new ArrayList<>();
        if (half.isEmpty()) {
            return octets;
        }
        String[] groups = half.split(":", -1);
        for (int i = 0; i < groups.length; i++) {
            if (isEnd && i == groups.length - 1 && groups[i].indexOf('.') >= 0) {
                List<Integer> embedded = ipv4(groups[i], text);
                if (embedded.size() < IPV4_OCTETS) {
                    throw noAddress(text);
                }
                octets.addAll(embedded);
            } else if (GROUP.matcher(groups[i]).matches()) {
                int group = Integer.parseInt(groups[i], 16);
                octets.add(group >> Byte.SIZE);
                octets.add(group & 0xff);
            } else {
                throw noAddress(text);
            }
        }
        return octets;
    }

    private static IllegalArgumentException noAddress(String text) {
        return new IllegalArgumentException(TextForms.quoted(text) + " is no IPv4 or IPv6 address");
    }
}

package org.fraiseql.launcher;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One host or several, of which the driver takes the first that will do (PostgreSQL manual, 34.1.1.3).
 *
 * @param names as a server's configuration takes them beside {@code port}: each with its own port but the last, {@code db1:5432,db2}; IPv6 addresses in brackets
 * @param port of the last
 */
record Hosts(String names, int port) {
    private static final Pattern HOST = Pattern.compile("(?<name>\\[[^]]*]|[^:]*)(?::(?<port>.*))?");

    /**
     * @param hosts separated by commas, with ports or without
     * @param otherwise ports of hosts that say none: one for all, or one for each, separated by commas
     */
    static Hosts of(String origin, String hosts, String otherwise) {
        List<String> given = List.of(hosts.split(",", -1));
        List<String> ports = List.of(otherwise.split(",", -1));
        if (ports.size() != 1 && ports.size() != given.size()) {
            throw LauncherException.usage(
                    origin + " names " + given.size() + " hosts, but there are " + ports.size() + " ports.");
        }
        List<String> names = new ArrayList<>();
        int last = 0;
        for (int i = 0; i < given.size(); i++) {
            Matcher host = HOST.matcher(given.get(i));
            if (!host.matches() || (given.size() > 1 && host.group("name").isBlank())) {
                throw LauncherException.usage(origin + " has a host that is none: \"" + given.get(i) + "\".");
            }
            String port = Optional.ofNullable(host.group("port")).orElse(ports.get(ports.size() == 1 ? 0 : i));
            last = Ports.parse("The port of " + origin, port);
            names.add(i < given.size() - 1 ? host.group("name") + ":" + last : host.group("name"));
        }
        return new Hosts(String.join(",", names), last);
    }

    /** The password file knows hosts one by one. */
    String first() {
        Matcher first = HOST.matcher(names.split(",", -1)[0]);
        return first.matches() ? first.group("name") : names;
    }

    int firstPort() {
        Matcher first = HOST.matcher(names.split(",", -1)[0]);
        return first.matches() && first.group("port") != null ? Integer.parseInt(first.group("port")) : port;
    }
}

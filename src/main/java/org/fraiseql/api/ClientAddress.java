package org.fraiseql.api;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.fraiseql.execution.Caller;

/** Whom a rate and places to wait are counted for. A network of IPv6 that a provider gives one customer (RFC 6177: /64 at least) is one client, as its addresses cost nothing. */
final class ClientAddress {
    private static final int NETWORK_BYTES = 8;

    private ClientAddress() {}

    /** The name under which places, turns and a rate are counted: the subject that credentials name, else the address. */
    static String client(String address, Optional<Caller> caller) {
        return caller.filter(known -> !known.isAnonymous() && !known.subject().isEmpty())
                .map(known -> "subject " + known.subject())
                .orElseGet(() -> network(address));
    }

    /** @param address as the container tells it: digits, no name */
    static String network(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            return InetAddress.getByName(address) instanceof Inet6Address six
                    ? HexFormat.of().formatHex(Arrays.copyOf(six.getAddress(), NETWORK_BYTES))
                    : address;
        } catch (UnknownHostException e) {
            return address;
        }
    }
}

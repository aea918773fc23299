package org.fraiseql.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.Map;

/**
 * Where the server listens.
 *
 * @param host a name or address of this machine, or {@code *} for all of them
 */
public record HttpAddress(String host, int port) {

    public static HttpAddress fromEnvironment(Map<String, String> environment, String defaultHost) {
        String host = environment.getOrDefault("FRAISEQL_HTTP_HOST", "");
        String port = environment.getOrDefault("FRAISEQL_HTTP_PORT", "");
        return new HttpAddress(
                host.isBlank() ? defaultHost : host.strip(),
                Ports.parse("FRAISEQL_HTTP_PORT", port.isBlank() ? "9080" : port));
    }

    /** Liberty would go on without its endpoint when the port is taken, and we would greet a stranger's server. */
    public void requireFree() {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(
                    host.equals("*")
                            ? new InetSocketAddress(port)
                            : new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException taken) {
            throw LauncherException.machine("Cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                    + "). Set FRAISEQL_HTTP_PORT to a free port.");
        }
    }

    /** For a person or client on this machine. */
    public String url(String path) {
        boolean everywhere = host.equals("*") || host.equals("0.0.0.0") || host.equals("::");
        String name = everywhere ? "localhost" : host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
        return "http://" + name + ":" + port + path;
    }

    Map<String, String> asEnvironment() {
        return Map.of("FRAISEQL_HTTP_HOST", host, "FRAISEQL_HTTP_PORT", Integer.toString(port));
    }
}

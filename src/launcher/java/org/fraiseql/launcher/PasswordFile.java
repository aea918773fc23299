package org.fraiseql.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The client library's password file (PostgreSQL manual, 34.16): lines of {@code host:port:database:user:password}. */
record PasswordFile(Path path) {
    private static final int FIELDS = 5;

    static PasswordFile of(Map<String, String> environment) {
        String named = environment.getOrDefault("PGPASSFILE", "");
        return new PasswordFile(
                named.isBlank() ? DatabaseCoordinates.home(environment).resolve(".pgpass") : Path.of(named));
    }

    /** The password of the first line that fits; a file that others can read is not used, as in the client library. */
    Optional<String> password(String host, int port, String database, String user) {
        if (!Files.isRegularFile(path) || isOpenToOthers()) {
            return Optional.empty();
        }
        List<String> wanted = List.of(host, Integer.toString(port), database, user);
        try {
            return Files.readAllLines(path).stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(PasswordFile::fields)
                    .filter(fields -> fields.size() == FIELDS && fits(fields, wanted))
                    .map(fields -> fields.get(FIELDS - 1))
                    .findFirst();
        } catch (IOException unreadable) {
            System.err.println("The password file " + path + " cannot be read: " + unreadable.getMessage());
            return Optional.empty();
        }
    }

    private boolean isOpenToOthers() {
        try {
            Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(path);
            boolean open = permissions.stream()
                    .anyMatch(permission -> !permission.name().startsWith("OWNER_"));
            if (open) {
                System.err.println(
                        "The password file " + path + " is open to others and therefore not used; chmod 600 it.");
            }
            return open;
        } catch (IOException | UnsupportedOperationException noPermissions) {
            return false;
        }
    }

    private static boolean fits(List<String> fields, List<String> wanted) {
        for (int i = 0; i < wanted.size(); i++) {
            if (!fields.get(i).equals("*") && !fields.get(i).equals(wanted.get(i))) {
                return false;
            }
        }
        return true;
    }

    /** Splits at colons; a backslash takes the next character as it is. */
    private static List<String> fields(String line) {
        List<String> fields = new ArrayList<>();
        StringBuilder field = new StringBuilder();
        for (int i = 0; i < line.length(); i++) {
            char character = line.charAt(i);
            if (character == '\\' && i + 1 < line.length()) {
                i++;
                field.append(line.charAt(i));
            } else if (character == ':' && fields.size() < FIELDS - 1) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(character);
            }
        }
        fields.add(field.toString());
        return fields;
    }
}

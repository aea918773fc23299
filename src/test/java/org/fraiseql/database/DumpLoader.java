package org.fraiseql.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * Loads dumps as {@code psql -v ON_ERROR_STOP=1 -f} does: each statement by itself, the first error ends it. One difference, so that dumps
 * of other machines load: roles they mention are created, without login.
 */
public final class DumpLoader {
    /** Of no consequence for the data. */
    private static final Set<String> IGNORED = Set.of(
            "\\set",
            "\\unset",
            "\\echo",
            "\\qecho",
            "\\warn",
            "\\pset",
            "\\timing",
            "\\encoding",
            "\\restrict",
            "\\unrestrict");

    private static final String UNDEFINED_OBJECT = "42704";
    private static final Pattern MISSING_ROLE = Pattern.compile("role \"(.+)\" does not exist");

    private final Connection connection;

    /** The connection stays the caller's; a dump may change its settings, so do not use it for other things afterwards. */
    public DumpLoader(Connection connection) {
        this.connection = connection;
    }

    public static void load(Connection connection, List<Path> files) {
        DumpLoader loader = new DumpLoader(connection);
        files.forEach(loader::load);
    }

    public void load(Path file) {
        try (BufferedReader source = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
            DumpReader reader = new DumpReader(source);
            try {
                for (Optional<DumpPart> part = reader.next(); part.isPresent(); part = reader.next()) {
                    execute(file, reader, part.get());
                }
            } catch (IOException broken) {
                throw new DumpException(file, reader.lineNumber(), String.valueOf(broken.getMessage()), broken);
            }
        } catch (IOException unreadable) {
            throw new DumpException(file, 0, "cannot be read: " + unreadable, unreadable);
        }
    }

    private void execute(Path file, DumpReader reader, DumpPart part) throws IOException {
        try {
            switch (part) {
                case DumpPart.Statement statement -> execute(statement.sql());
                case DumpPart.CopyIn copy -> copy(copy.sql(), reader);
                case DumpPart.PsqlCommand command -> requireHarmless(file, command);
            }
        } catch (SQLException failed) {
            int line = part instanceof DumpPart.CopyIn ? reader.lineNumber() : part.line();
            throw new DumpException(file, line, String.valueOf(failed.getMessage()), failed);
        }
    }

    private void execute(String sql) throws SQLException {
        try (java.sql.Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try {
                statement.execute(sql);
            } catch (SQLException failed) {
                Optional<String> role = missingRole(failed);
                if (role.isEmpty() || !connection.getAutoCommit()) {
                    throw failed;
                }
                statement.execute("CREATE ROLE " + statement.enquoteIdentifier(role.get(), true) + " NOLOGIN");
                statement.execute(sql);
            }
        }
    }

    private static Optional<String> missingRole(SQLException failed) {
        if (!UNDEFINED_OBJECT.equals(failed.getSQLState())) {
            return Optional.empty();
        }
        Matcher message = MISSING_ROLE.matcher(String.valueOf(failed.getMessage()));
        return message.find() ? Optional.of(message.group(1)) : Optional.empty();
    }

    private void copy(String sql, DumpReader reader) throws SQLException, IOException {
        CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
        try {
            for (Optional<String> row = reader.copyRow(); row.isPresent(); row = reader.copyRow()) {
                byte[] bytes = (row.get() + "\n").getBytes(StandardCharsets.UTF_8);
                copy.writeToCopy(bytes, 0, bytes.length);
            }
            copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static void requireHarmless(Path file, DumpPart.PsqlCommand command) {
        String name = command.text().split("\\s", 2)[0];
        if (name.equals("\\connect") || name.equals("\\c")) {
            throw new DumpException(
                    file,
                    command.line(),
                    "\\connect leads to another database; dump without --create, or remove this line");
        }
        if (!IGNORED.contains(name)) {
            throw new DumpException(file, command.line(), "the psql command " + name + " is not supported here");
        }
    }
}

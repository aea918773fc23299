package org.fraiseql.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Stream;
import org.fraiseql.container.Databases;
import org.fraiseql.database.EmbeddedDatabase;

/** What all processes of a PostgreSQL have used, those that have ended among them: the postmaster counts them. Needs {@code /proc}. */
final class DatabaseFootprint {
    /** Of the times in {@code /proc}, on every Linux that there is. */
    private static final long MILLIS_OF_TICK = 10;

    // fields of /proc/<pid>/stat, counted from the state, which is the first behind the name (proc_pid_stat(5))
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int USER_OF_ENDED = 13;
    private static final int SYSTEM_OF_ENDED = 14;

    private DatabaseFootprint() {}

    /** Processor time since its start. */
    static Duration cpu(EmbeddedDatabase postgres) throws IOException {
        String postmaster =
                Databases.text(postgres, "postgres", "SELECT split_part(pg_read_file('postmaster.pid'), chr(10), 1)");
        long ticks = 0;
        try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
            for (Path process : processes.filter(DatabaseFootprint::isProcess).toList()) {
                ticks += ticks(process, postmaster);
            }
        }
        return Duration.ofMillis(ticks * MILLIS_OF_TICK);
    }

    private static boolean isProcess(Path path) {
        return path.getFileName().toString().matches("\\d+");
    }

    private static long ticks(Path process, String postmaster) throws IOException {
        String stat;
        try {
            stat = Files.readString(process.resolve("stat"));
        } catch (NoSuchFileException ended) {
            return 0;
        } catch (IOException ended) {
            return 0; // "No such process": between opening and reading
        }
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        if (process.getFileName().toString().equals(postmaster)) {
            return number(fields, USER)
                    + number(fields, SYSTEM)
                    + number(fields, USER_OF_ENDED)
                    + number(fields, SYSTEM_OF_ENDED);
        }
        return fields[PARENT].equals(postmaster) ? number(fields, USER) + number(fields, SYSTEM) : 0;
    }

    private static long number(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }
}

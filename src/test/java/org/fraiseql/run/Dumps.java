package org.fraiseql.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.fraiseql.database.EmbeddedDatabase;

/**
 * What is to be in the embedded database. Each set of dumps has a data folder of its own; its rows are kept from start to start until the
 * dumps themselves change.
 */
record Dumps(String name, List<Path> files) {
    static final String DATABASE = "fraiseql";
    /** Of the run command's own PostgreSQL, so that tools find it again. */
    private static final int PORT = 15433;

    private static final int SHORT = 12;

    Dumps {
        files = List.copyOf(files);
        for (Path file : files) {
            if (!Files.isReadable(file)) {
                throw new IllegalArgumentException("The dump " + file + " cannot be read.");
            }
        }
    }

    /** @param sample which of ours serves where no dump is named: {@code sample}, {@code documents} */
    static Dumps named(String commaSeparated, String sample, Path project) {
        if (commaSeparated.isBlank()) {
            Path folder = project.resolve("src/run").resolve(sample);
            return new Dumps(
                    sample,
                    Stream.of("schema.sql", "data.sql")
                            .map(folder::resolve)
                            .filter(file -> Files.exists(file) || file.endsWith("schema.sql"))
                            .toList());
        }
        List<Path> files = new ArrayList<>();
        for (String file : commaSeparated.split(",", -1)) {
            files.add(Path.of(file.strip()).toAbsolutePath().normalize());
        }
        String key = digest(files.toString().getBytes(StandardCharsets.UTF_8)).substring(0, SHORT);
        return new Dumps("dump-" + key, files);
    }

    Sample sample() {
        return Sample.of(name);
    }

    EmbeddedDatabase start(Path folders) throws IOException, SQLException {
        Path folder = folders.resolve(name);
        EmbeddedDatabase database = EmbeddedDatabase.in(folder, PORT);
        try {
            Path record = folder.resolve("loaded");
            String now = fingerprint();
            if (!Files.exists(record) || !database.has(DATABASE)) {
                load(database, "Loading ");
            } else if (!Files.readString(record).equals(now)) {
                load(database, "The dumps have changed; loading them again, the database's own changes are lost: ");
            }
            Files.writeString(record, now);
            return database;
        } catch (IOException | SQLException | RuntimeException failed) {
            database.close();
            throw failed;
        }
    }

    private void load(EmbeddedDatabase database, String why) throws SQLException {
        System.out.println(why + files);
        database.create(DATABASE, files);
    }

    private String fingerprint() throws IOException {
        StringBuilder all = new StringBuilder();
        for (Path file : files) {
            all.append(file)
                    .append(' ')
                    .append(digest(Files.readAllBytes(file)))
                    .append('\n');
        }
        return all.toString();
    }

    private static String digest(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}

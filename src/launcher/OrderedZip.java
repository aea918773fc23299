import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/** Writes a ZIP file anew, its entries in the order of their names and all of one time: {@code java OrderedZip.java file time}. */
final class OrderedZip {
    private OrderedZip() {}

    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        Instant time = Instant.parse(arguments[1]);
        Path ordered = file.resolveSibling(file.getFileName() + ".ordered");
        try (ZipFile zip = new ZipFile(file.toFile());
                OutputStream out = Files.newOutputStream(ordered);
                ZipOutputStream copy = new ZipOutputStream(out)) {
            List<? extends ZipEntry> entries = Collections.list(zip.entries()).stream()
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                ZipEntry same = new ZipEntry(entry.getName());
                same.setTimeLocal(time.atOffset(ZoneOffset.UTC).toLocalDateTime());
                copy.putNextEntry(same);
                try (InputStream content = zip.getInputStream(entry)) {
                    content.transferTo(copy);
                }
                copy.closeEntry();
            }
        }
        Files.move(ordered, file, StandardCopyOption.REPLACE_EXISTING);
    }
}

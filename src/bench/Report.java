import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;

/** One part's results: a table to read and the figures as JSON. */
final class Report {
    private Report() {}

    static void write(Path out, String part, String how, String markdown, List<String> records) throws IOException {
        System.out.println("\n## " + part + "\n\n" + markdown);
        Files.writeString(
                out.resolve(part + ".md"), "<!-- written by src/bench/run -->\n# " + part + "\n\n" + LocalDate.now() + "; " + how + "\n\n" + markdown);
        Files.writeString(
                out.resolve(LocalDate.now() + "-" + part + ".json"), "[\n  " + String.join(",\n  ", records) + "\n]\n");
    }
}

package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.fraiseql.database.Folders;

/** {@code samples/shop} as somebody else's project: copied out of the checkout, with a local repository as {@code mvn install} leaves it. */
record SampleShop(Path folder, Path output) {
    static SampleShop copiedTo(Path parent) throws IOException {
        Path shop = Files.createDirectory(parent.resolve("shop"));
        Path sample = Path.of("samples/shop");
        for (String part : List.of("README.md", "pom.xml")) {
            Files.copy(sample.resolve(part), shop.resolve(part));
        }
        Folders.copy(sample.resolve("src"), shop.resolve("src"));
        MavenRepository.withWhatWasBuilt(parent.resolve("repository")).usedIn(shop);
        return new SampleShop(shop, parent.resolve("output"));
    }

    /** @param command of the README, to which a test may add options */
    Process start(String command, Map<String, String> environment) throws IOException {
        return new Shell(folder, output).start("exec " + command, environment);
    }

    String said() throws IOException {
        return Files.readString(output);
    }
}

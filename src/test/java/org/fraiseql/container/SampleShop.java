package org.fraiseql.container;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
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
        ProcessBuilder maven = new ProcessBuilder("sh", "-c", "exec " + command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        Path home = Path.of(System.getProperty("fraiseql.maven"));
        maven.environment().merge("PATH", home.resolve("bin") + ":", (path, first) -> first + path);
        maven.environment().putAll(environment);
        return maven.start();
    }

    /** As Ctrl-C does; what is left after that is killed. */
    static void end(Process maven) throws InterruptedException {
        List<ProcessHandle> all = maven.descendants().toList();
        all.forEach(ProcessHandle::destroy);
        maven.destroy();
        maven.waitFor(30, TimeUnit.SECONDS);
        all.forEach(ProcessHandle::destroyForcibly);
        maven.destroyForcibly();
    }

    String said() throws IOException {
        return Files.readString(output);
    }
}

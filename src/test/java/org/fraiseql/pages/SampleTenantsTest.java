package org.fraiseql.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page of {@code samples/tenants} says. */
class SampleTenantsTest {
    private static final Page PAGE = Page.read(Path.of("samples/tenants/README.md"));

    /** Its shell makes tokens that its key has signed. */
    @Test
    void itsTokensAreSigned(@TempDir Path folder) throws Exception {
        String shell = PAGE.blocks("sh").stream()
                .filter(block -> block.contains("token()"))
                .findFirst()
                .orElseThrow();
        assumeTrue(run(folder, "openssl version >/dev/null").exitValue() == 0, "there is no openssl here");
        assertThat(run(folder, shell + "\ntoken shop_buyer 3 > token.txt").exitValue())
                .isZero();
        String[] parts = Files.readString(folder.resolve("token.txt")).strip().split("\\.", -1);
        assertThat(parts).hasSize(3);
        assertThat(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                .contains("\"role\":\"shop_buyer\",\"tenant\":3}", "\"aud\":\"shop\"");
        Signature signature = Signature.getInstance("SHA256withRSA");
        signature.initVerify(publicKey(folder.resolve("public.pem")));
        signature.update((parts[0] + "." + parts[1]).getBytes(StandardCharsets.US_ASCII));
        assertThat(signature.verify(Base64.getUrlDecoder().decode(parts[2]))).isTrue();
    }

    private static Process run(Path folder, String shell) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of("sh", "-c", shell))
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("said.txt").toFile())
                .start();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        return process;
    }

    private static PublicKey publicKey(Path pem) throws Exception {
        String text = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
        return KeyFactory.getInstance("RSA")
                .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(text)));
    }

    /** The roles and files that it names are there. */
    @Test
    void whatItNamesIsThere() throws IOException {
        String schema = Files.readString(Path.of("samples/tenants/schema.sql"));
        for (String role : List.of("shop_anonymous", "shop_buyer", "shop_editor", "shop_admin", "shop_server")) {
            assertThat(PAGE.text()).contains("`" + role + "`");
            assertThat(schema).contains(role);
        }
        assertThat(Path.of("samples/tenants/data.sql")).exists();
    }
}

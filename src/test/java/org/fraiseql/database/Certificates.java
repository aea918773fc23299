package org.fraiseql.database;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/** An authority for the certificates of a test's servers, made with the JDK's keytool. */
public final class Certificates {
    /** Of all its key stores. */
    public static final String PASSWORD = "no-secret";

    private final Path folder;
    private final Path store;

    private Certificates(Path folder) {
        this.folder = folder;
        this.store = folder.resolve("keys.p12");
    }

    /** With its root certificate as {@code root.pem} and the key of all its servers as {@code server.key}. */
    public static Certificates in(Path folder) throws IOException, GeneralSecurityException {
        Certificates authority = new Certificates(Files.createDirectories(folder));
        authority.keytool(
                null,
                "-genkeypair",
                "-alias",
                "ca",
                "-keyalg",
                "EC",
                "-dname",
                "CN=ca",
                "-ext",
                "bc:c",
                "-validity",
                "3650");
        authority.keytool(null, "-genkeypair", "-alias", "server", "-keyalg", "EC", "-dname", "CN=server");
        Files.writeString(authority.root(), authority.keytool(null, "-exportcert", "-rfc", "-alias", "ca"));
        authority.writeKey();
        return authority;
    }

    public Path root() {
        return folder.resolve("root.pem");
    }

    public Path key() {
        return folder.resolve("server.key");
    }

    /** @param validity for keytool, such as {@code -startdate -10d -validity 5} */
    public Path certificate(String host, String validity) throws IOException {
        String request = keytool(null, "-certreq", "-alias", "server");
        List<String> arguments =
                new ArrayList<>(List.of("-gencert", "-alias", "ca", "-rfc", "-ext", "san=dns:" + host));
        arguments.addAll(List.of(validity.split(" ", -1)));
        Path file = folder.resolve(host + validity.replaceAll("\\W", "") + ".pem");
        return Files.writeString(file, keytool(request, arguments.toArray(String[]::new)));
    }

    /** Of somebody who shows himself to servers. */
    private Path certificateOf(String name) throws IOException {
        String request = keytool(null, "-certreq", "-alias", "server", "-dname", "CN=" + name);
        return Files.writeString(
                folder.resolve(name + ".pem"), keytool(request, "-gencert", "-alias", "ca", "-rfc", "-validity", "30"));
    }

    /** The same in Base64, as it stands in headers. */
    public String encodedCertificate(String name) throws IOException, GeneralSecurityException {
        return Base64.getEncoder().encodeToString(read(certificateOf(name)).getEncoded());
    }

    /** What a server of the JDK's own shows as this host. */
    public SSLContext server(String host) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(serverKeys(host)), null, null);
        return context;
    }

    /** What any other server shows as this host: a PKCS #12 file. */
    private Path serverFile(String host) throws IOException, GeneralSecurityException {
        return stored(serverKeys(host), host + ".p12");
    }

    /** The environment of a server of the product's that shows itself as this host. */
    public Map<String, String> https(String host) throws IOException, GeneralSecurityException {
        Map<String, String> environment = new LinkedHashMap<>();
        environment.put("FRAISEQL_HTTP_TLS", "true");
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE", serverFile(host).toString());
        environment.put("FRAISEQL_HTTP_TLS_KEYSTORE_PASSWORD", PASSWORD);
        return environment;
    }

    private KeyStore serverKeys(String host) throws IOException, GeneralSecurityException {
        return keyWith(certificate(host, "-validity 30"));
    }

    /**
     * A client that shows itself under this name and trusts this authority, and no other.
     *
     * @param signer of its certificate
     */
    public SSLContext client(String name, Certificates signer) throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(keys(signer.keyWith(signer.certificateOf(name))), trusts(), null);
        return context;
    }

    /** A client that shows nothing and trusts this authority, and no other. */
    public SSLContext client() throws IOException, GeneralSecurityException {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trusts(), null);
        return context;
    }

    private KeyStore keyWith(Path certificate) throws IOException, GeneralSecurityException {
        KeyStore keys = empty();
        keys.setKeyEntry(
                "server", stored().getKey("server", PASSWORD.toCharArray()), PASSWORD.toCharArray(), new Certificate[] {
                    read(certificate), read(root())
                });
        return keys;
    }

    private static KeyManager[] keys(KeyStore keys) throws GeneralSecurityException {
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        return managers.getKeyManagers();
    }

    private TrustManager[] trusts() throws IOException, GeneralSecurityException {
        TrustManagerFactory managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        managers.init(trusted());
        return managers.getTrustManagers();
    }

    private KeyStore trusted() throws IOException, GeneralSecurityException {
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", read(root()));
        return trusted;
    }

    /** Of who trusts this authority, and no other: a PKCS #12 file. */
    public Path trustedFile() throws IOException, GeneralSecurityException {
        return stored(trusted(), "trusted.p12");
    }

    private Path stored(KeyStore keys, String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name).toAbsolutePath();
        try (OutputStream stream = Files.newOutputStream(file)) {
            keys.store(stream, PASSWORD.toCharArray());
        }
        return file;
    }

    /** The options of a JVM that trusts this authority, and no other. */
    public String trusting() throws IOException, GeneralSecurityException {
        return "-Djavax.net.ssl.trustStore=" + trustedFile() + " -Djavax.net.ssl.trustStorePassword=" + PASSWORD;
    }

    private static KeyStore empty() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(null, PASSWORD.toCharArray());
        return keys;
    }

    private static Certificate read(Path pem) throws IOException, GeneralSecurityException {
        try (InputStream stream = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificate(stream);
        }
    }

    private KeyStore stored() throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream stream = Files.newInputStream(store)) {
            keys.load(stream, PASSWORD.toCharArray());
        }
        return keys;
    }

    private void writeKey() throws IOException, GeneralSecurityException {
        byte[] key = stored().getKey("server", PASSWORD.toCharArray()).getEncoded();
        String lines = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(key);
        Files.writeString(key(), "-----BEGIN PRIVATE KEY-----\n" + lines + "\n-----END PRIVATE KEY-----\n");
        Files.setPosixFilePermissions(key(), PosixFilePermissions.fromString("rw-------")); // PostgreSQL insists
    }

    private String keytool(@Nullable String input, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of("-J-XX:TieredStopAtLevel=1", "-J-XX:+UseSerialGC")); // it lives for a moment
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storepass", PASSWORD));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try (var out = process.getOutputStream()) {
            out.write((input == null ? "" : input).getBytes(StandardCharsets.US_ASCII));
        }
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(command + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
        return output;
    }
}

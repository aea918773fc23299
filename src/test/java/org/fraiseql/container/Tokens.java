package org.fraiseql.container;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.fraiseql.support.JsonText;

/** An issuer of tokens (RFC 7519) with a key of its own. Thread-safe. */
final class Tokens {
    static final String ISSUER = "https://issuer.example";
    static final String AUDIENCE = "fraiseql";

    private final KeyPair keys;
    private final String keyId;

    private Tokens(KeyPair keys, String keyId) {
        this.keys = keys;
        this.keyId = keyId;
    }

    /** @param keyId what the issuer calls its key */
    static Tokens issuer(String keyId) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return new Tokens(generator.generateKeyPair(), keyId);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The public key as PEM. */
    String pem() {
        return "-----BEGIN PUBLIC KEY-----\n"
                + Base64.getMimeEncoder(64, new byte[] {'\n'})
                        .encodeToString(keys.getPublic().getEncoded())
                + "\n-----END PUBLIC KEY-----\n";
    }

    /** The public keys of issuers (RFC 7517). */
    static String keySet(List<Tokens> issuers) {
        return JsonText.of(Map.of("keys", issuers.stream().map(Tokens::key).toList()));
    }

    private Map<String, Object> key() {
        RSAPublicKey key = (RSAPublicKey) keys.getPublic();
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("kty", "RSA");
        fields.put("use", "sig");
        fields.put("alg", "RS256");
        fields.put("kid", keyId);
        fields.put("n", number(key.getModulus()));
        fields.put("e", number(key.getPublicExponent()));
        return fields;
    }

    private static String number(BigInteger number) {
        byte[] bytes = number.toByteArray();
        int from = bytes[0] == 0 ? 1 : 0;
        return encoded(Arrays.copyOfRange(bytes, from, bytes.length));
    }

    /** Valid for five minutes, before what is put into them. */
    static Map<String, Object> claims(String role, int tenant) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", ISSUER);
        claims.put("aud", AUDIENCE);
        claims.put("sub", "user-" + tenant);
        claims.put("jti", Long.toString(System.nanoTime()));
        claims.put("iat", Instant.now().getEpochSecond() - 60);
        claims.put("exp", Instant.now().plus(Duration.ofMinutes(5)).getEpochSecond());
        claims.put("role", role);
        claims.put("tenant", tenant);
        return claims;
    }

    static Map<String, Object> with(Map<String, Object> claims, String name, Object value) {
        Map<String, Object> changed = new LinkedHashMap<>(claims);
        changed.put(name, value);
        return changed;
    }

    String token(String role, int tenant) {
        return signed(claims(role, tenant));
    }

    String signed(Map<String, Object> claims) {
        return signed(new LinkedHashMap<>(), claims);
    }

    /** @param more of the token's header */
    String signed(Map<String, Object> more, Map<String, Object> claims) {
        Map<String, Object> header = new LinkedHashMap<>();
        header.put("alg", "RS256");
        header.put("typ", "JWT");
        header.put("kid", keyId);
        header.putAll(more);
        String text = encoded(JsonText.of(header)) + "." + encoded(JsonText.of(claims));
        try {
            Signature signature = Signature.getInstance("SHA256withRSA");
            signature.initSign(keys.getPrivate());
            signature.update(text.getBytes(UTF_8));
            return text + "." + encoded(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The token brings the key along by which it is to be verified. */
    String signedWithOwnKey(Map<String, Object> claims) {
        return signed(Map.of("jwk", key()), claims);
    }

    /** The public key, which everybody knows, taken for a secret. */
    String signedByPublicKey(Map<String, Object> claims) {
        String text = encoded("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"" + keyId + "\"}") + "."
                + encoded(JsonText.of(claims));
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pem().getBytes(UTF_8), "HmacSHA256"));
            return text + "." + encoded(mac.doFinal(text.getBytes(UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** {@code alg: none}. */
    static String unsigned(Map<String, Object> claims) {
        return encoded("{\"alg\":\"none\",\"typ\":\"JWT\"}") + "." + encoded(JsonText.of(claims)) + ".";
    }

    private static String encoded(String json) {
        return encoded(json.getBytes(UTF_8));
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}

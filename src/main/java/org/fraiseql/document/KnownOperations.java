package org.fraiseql.document;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The documents that an operator has put on the list, by every name that a client may have for them: their SHA-256 in hexadecimal digits, with
 * {@code sha256:} before it or without, and the id of the manifest that they come from. Immutable.
 */
public final class KnownOperations {
    public static final KnownOperations NONE = new KnownOperations(List.of());

    private static final String HASH_PREFIX = "sha256:";

    private final List<KnownOperation> operations;
    private final Map<String, String> textsById = new LinkedHashMap<>();
    private final Map<String, String> texts = new LinkedHashMap<>();

    /**
     * One document.
     *
     * @param source of it, for messages: {@code books.graphql}, or {@code manifest.json "4f21…"}
     * @param id in its manifest
     */
    public record KnownOperation(String source, Optional<String> id, String text) {}

    public KnownOperations(List<KnownOperation> operations) {
        this.operations = List.copyOf(operations);
        for (KnownOperation operation : operations) {
            texts.putIfAbsent(operation.text(), operation.text());
            textsById.putIfAbsent(DocumentHash.of(operation.text()), operation.text());
            operation.id().ifPresent(id -> textsById.putIfAbsent(id, operation.text()));
        }
    }

    public List<KnownOperation> operations() {
        return operations;
    }

    /** @param id as the manifest has it, or a hash */
    Optional<String> byId(String id) {
        String known = textsById.get(id);
        return known == null
                ? byHash(id.startsWith(HASH_PREFIX) ? id.substring(HASH_PREFIX.length()) : id)
                : Optional.of(known);
    }

    Optional<String> byHash(String hash) {
        return Optional.ofNullable(textsById.get(hash.toLowerCase(Locale.ROOT)));
    }

    /** The document of exactly this text. */
    Optional<String> byText(String text) {
        return Optional.ofNullable(texts.get(text));
    }

    /** What two documents go by; the list must not depend on which of them is read first. */
    public static Map<String, List<String>> ambiguous(List<KnownOperation> operations) {
        Map<String, KnownOperation> first = new LinkedHashMap<>();
        Map<String, List<String>> sources = new LinkedHashMap<>();
        for (KnownOperation operation : operations) {
            operation.id().ifPresent(id -> {
                KnownOperation other = first.putIfAbsent(id, operation);
                if (other != null && !other.text().equals(operation.text())) {
                    sources.put(id, List.of(other.source(), operation.source()));
                }
            });
        }
        return Collections.unmodifiableMap(sources);
    }
}

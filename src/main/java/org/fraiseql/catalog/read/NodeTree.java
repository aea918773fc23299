package org.fraiseql.catalog.read;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A tree of nodes in the text form in which PostgreSQL keeps queries ({@code pg_node_tree}; PostgreSQL's {@code outfuncs.c} and {@code read.c}):
 * {@code {VAR :varno 1 :varattno 2}}, lists in parentheses, {@code <>} for nothing.
 */
sealed interface NodeTree {
    /** @param fields of those with several words the first */
    record Node(String name, Map<String, NodeTree> fields) implements NodeTree {}

    record Items(List<NodeTree> items) implements NodeTree {}

    record Word(String text) implements NodeTree {}

    Word NOTHING = new Word("<>");
    String CONSTANT = "CONST";
    /** What the bytes of a constant are called here, with their brackets. */
    String BYTES = "bytes";
    /** A whole number's, with their brackets. */
    int MOST_BYTES = 10;

    /** A field of a node; {@link #NOTHING} where there is no such field, or no node. */
    default NodeTree field(String name) {
        return this instanceof Node(String node, Map<String, NodeTree> fields)
                ? fields.getOrDefault(name, NOTHING)
                : NOTHING;
    }

    /** The items of a list; none of anything else. */
    default List<NodeTree> list() {
        return this instanceof Items(List<NodeTree> items) ? items : List.of();
    }

    default boolean is(String nodeName) {
        return this instanceof Node(String node, Map<String, NodeTree> fields) && node.equals(nodeName);
    }

    /** A whole number; 0 of anything else. */
    default long number() {
        return this instanceof Word(String text)
                        && !text.isEmpty()
                        && text.chars().allMatch(Character::isDigit)
                ? Long.parseLong(text)
                : 0;
    }

    default String text() {
        return this instanceof Word(String text) ? text : "";
    }

    static NodeTree parse(String text) {
        Reader reader = new Reader(text);
        reader.read();
        return reader.read;
    }

    /** Reads one tree, without recursion. */
    final class Reader {
        private final String text;
        private final Deque<Open> open = new ArrayDeque<>();
        private NodeTree read = NOTHING;

        /** What is not complete yet: a node, or without a name a list. */
        private static final class Open {
            final @Nullable String name;
            final Map<String, NodeTree> fields = new LinkedHashMap<>();
            final List<NodeTree> items = new ArrayList<>();
            final List<NodeTree> bytes = new ArrayList<>();
            Optional<String> field = Optional.empty();

            Open(@Nullable String name) {
                this.name = name;
            }

            void add(NodeTree value) {
                if (name == null) {
                    items.add(value);
                } else {
                    field.ifPresent(given -> fields.put(given, value));
                    field = Optional.empty();
                }
            }

            /** A value's bytes follow their number, in brackets. */
            void addByte(Word value) {
                if (CONSTANT.equals(name) && bytes.size() < MOST_BYTES) {
                    bytes.add(value);
                }
            }

            NodeTree closed() {
                if (!bytes.isEmpty()) {
                    fields.put(BYTES, new Items(bytes));
                }
                return name == null ? new Items(items) : new Node(name, fields);
            }
        }

        private Reader(String text) {
            this.text = text;
        }

        private void read() {
            int at = 0;
            while (at < text.length()) {
                char letter = text.charAt(at);
                int end = Character.isWhitespace(letter) || isBracket(letter) ? at + 1 : wordEnd(at);
                switch (letter) {
                    case '{' -> {
                        end = wordEnd(at + 1);
                        open.push(new Open(text.substring(at + 1, end)));
                    }
                    case '(' -> open.push(new Open(null));
                    case '}', ')' -> close();
                    default -> {
                        if (!Character.isWhitespace(letter)) {
                            word(text.substring(at, end));
                        }
                    }
                }
                at = end;
            }
        }

        private static boolean isBracket(char letter) {
            return letter == '{' || letter == '}' || letter == '(' || letter == ')';
        }

        /** A backslash takes any meaning from the letter behind it. */
        private int wordEnd(int start) {
            int end = start;
            while (end < text.length() && !Character.isWhitespace(text.charAt(end)) && !isBracket(text.charAt(end))) {
                end += text.charAt(end) == '\\' ? 2 : 1;
            }
            return Math.min(end, text.length());
        }

        private void word(String word) {
            Open parent = open.peek();
            if (parent == null) {
                return;
            }
            boolean isField = parent.name != null && parent.field.isEmpty() && word.startsWith(":");
            if (isField) {
                parent.field = Optional.of(word.substring(1));
            } else if (parent.name != null && parent.field.isEmpty()) {
                parent.addByte(new Word(word));
            } else {
                parent.add(new Word(word));
            }
        }

        private void close() {
            Open closed = open.poll();
            if (closed == null) {
                return;
            }
            Open parent = open.peek();
            if (parent == null) {
                read = closed.closed();
            } else {
                parent.add(closed.closed());
            }
        }
    }
}

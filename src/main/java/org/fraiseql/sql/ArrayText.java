package org.fraiseql.sql;

import java.util.List;

/** PostgreSQL manual, Arrays: every item quoted, so that none can be taken for NULL or for structure. */
final class ArrayText {
    private ArrayText() {}

    static String of(List<String> items) {
        StringBuilder literal = new StringBuilder("{");
        for (String item : items) {
            if (literal.length() > 1) {
                literal.append(',');
            }
            append(item, literal);
        }
        return literal.append('}').toString();
    }

    /** One item. */
    static void append(String text, StringBuilder literal) {
        if (text.indexOf('"') < 0 && text.indexOf('\\') < 0) {
            literal.append('"').append(text).append('"');
            return;
        }
        literal.append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                literal.append('\\');
            }
            literal.append(letter);
        }
        literal.append('"');
    }
}

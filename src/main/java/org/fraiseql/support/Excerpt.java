package org.fraiseql.support;

import java.util.Iterator;

/**
 * Input as a message shows it, and the only place that shortens it: whoever sends a megabyte does not get a megabyte back, and no log line ends where the
 * sender wants it to.
 */
public final class Excerpt {
    /** The longest excerpt of one value or name. */
    private static final int MAX_CHARACTERS = 200;

    /** The longest excerpt of a path, whose steps the sender may repeat. */
    private static final int MAX_PATH = 100;

    /** The longest excerpt of a message with a value in it. */
    private static final int MAX_MESSAGE = 280;

    private static final char ELLIPSIS = '…';
    private static final char UNPRINTABLE = '\uFFFD';

    private Excerpt() {}

    /** The beginning of a value or of a name. */
    public static String of(String text) {
        if (text.length() <= MAX_CHARACTERS) {
            return printable(text);
        }
        return printable(beginning(text, MAX_CHARACTERS - 1)) + ELLIPSIS;
    }

    public static String quoted(String text) {
        return "\"" + of(text) + "\"";
    }

    /** Beginning and end of the path to a value: its last steps say most. */
    public static String ofPath(String path) {
        return bothEnds(path, MAX_PATH);
    }

    /** The same of a path's steps, names and indexes, from the outermost inwards: {@code where.AND[0].id}. */
    public static String ofSteps(Iterator<?> steps) {
        StringBuilder path = new StringBuilder();
        steps.forEachRemaining(step -> {
            if (step instanceof Integer index) {
                path.append('[').append(index).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step);
            }
        });
        return ofPath(path.toString());
    }

    /** Beginning and end of a message that others have worded, with a value somewhere in it. */
    public static String ofMessage(String message) {
        return bothEnds(message, MAX_MESSAGE);
    }

    private static String bothEnds(String text, int max) {
        if (text.length() <= max) {
            return printable(text);
        }
        int half = (max - 1) / 2;
        return printable(beginning(text, half)) + ELLIPSIS + printable(end(text, half));
    }

    private static String beginning(String text, int length) {
        boolean isPairCut = Character.isHighSurrogate(text.charAt(length - 1));
        return text.substring(0, isPairCut ? length - 1 : length);
    }

    private static String end(String text, int length) {
        int start = text.length() - length;
        return text.substring(Character.isLowSurrogate(text.charAt(start)) ? start + 1 : start);
    }

    /** The whole text, without line ends and other control characters, and without halves of surrogate pairs. */
    public static String printable(String text) {
        return text.codePoints().allMatch(Excerpt::isPrintable)
                ? text
                : text.codePoints()
                        .map(point -> isPrintable(point) ? point : UNPRINTABLE)
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString();
    }

    private static boolean isPrintable(int point) {
        boolean isHalf = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
        return !isHalf && !Character.isISOControl(point);
    }
}

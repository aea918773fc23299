package org.fraiseql;

import com.tngtech.archunit.core.domain.JavaClass;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The string constants of a class file, recipes of concatenations among them (JVM specification, section 4.4 The Constant Pool). */
final class StringConstants {
    private static final int MAGIC = 0xCAFEBABE;

    private StringConstants() {}

    static List<String> of(JavaClass type) {
        try (InputStream file = type.getSource().orElseThrow().getUri().toURL().openStream();
                DataInputStream in = new DataInputStream(file)) {
            return read(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> read(DataInputStream in) throws IOException {
        if (in.readInt() != MAGIC) {
            throw new IOException("no class file");
        }
        in.skipNBytes(4); // version
        Map<Integer, String> texts = new LinkedHashMap<>();
        List<Integer> strings = new ArrayList<>();
        int count = in.readUnsignedShort();
        for (int i = 1; i < count; i++) {
            int tag = in.readUnsignedByte();
            switch (tag) {
                case 1 -> texts.put(i, in.readUTF());
                case 8 -> strings.add(in.readUnsignedShort());
                case 7, 16, 19, 20 -> in.skipNBytes(2);
                case 15 -> in.skipNBytes(3);
                case 3, 4, 9, 10, 11, 12, 17, 18 -> in.skipNBytes(4);
                case 5, 6 -> {
                    in.skipNBytes(8);
                    i++; // long and double take two places
                }
                default -> throw new IOException("unknown tag " + tag + " in the constant pool");
            }
        }
        return strings.stream().map(texts::get).toList();
    }
}

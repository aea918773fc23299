package org.fraiseql.beans;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.Indexer;

/**
 * An interface that nobody loads, with a query for each class that beans have fields for and none of them answers with. SmallRye's schema builder looks at no
 * other classes than those it is led to by operations, and drops fields of others. It is written as a class file (JVM specification, chapter 4), as an index
 * is made of nothing else.
 */
final class RowClassOperations {
    static final String PREFIX = "_rowOf";

    private static final String NAME = RowClassOperations.class.getPackageName().replace('.', '/') + "/RowsOfTables";
    private static final int MAGIC = 0xCAFEBABE;
    private static final int JAVA_8 = 52;
    private static final int PUBLIC_ABSTRACT_INTERFACE = 0x0601;
    private static final int PUBLIC_ABSTRACT = 0x0401;
    private static final int TAG_UTF8 = 1;
    private static final int TAG_CLASS = 7;

    /** Places of the constants, of which there is none at 0. */
    private static final int THIS = 1;

    private static final int SUPER = 2;
    private static final int FIRST_TEXT = 3;

    /** The texts from {@link #FIRST_TEXT} on: name, superclass, attribute, annotation of the class, of its methods, then name and descriptor of each method. */
    private final List<String> texts = new ArrayList<>();

    private RowClassOperations(Set<DotName> classes) {
        texts.add(NAME);
        texts.add("java/lang/Object");
        texts.add("RuntimeVisibleAnnotations");
        texts.add(descriptor(GraphQLApi.class.getName()));
        texts.add(descriptor(Query.class.getName()));
        int number = 0;
        for (DotName type : classes) {
            texts.add(PREFIX + number++);
            texts.add("()" + descriptor(type.toString()));
        }
    }

    private static String descriptor(String className) {
        return "L" + className.replace('.', '/') + ";";
    }

    static IndexView of(Set<DotName> classes) {
        try {
            Indexer indexer = new Indexer();
            indexer.index(new ByteArrayInputStream(new RowClassOperations(classes).classFile()));
            return indexer.complete();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] classFile() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(MAGIC);
        out.writeShort(0);
        out.writeShort(JAVA_8);
        constants(out);
        out.writeShort(PUBLIC_ABSTRACT_INTERFACE);
        out.writeShort(THIS);
        out.writeShort(SUPER);
        out.writeShort(0); // interfaces
        out.writeShort(0); // fields
        int firstMethod = FIRST_TEXT + 5;
        int methods = (texts.size() - 5) / 2;
        out.writeShort(methods);
        for (int i = 0; i < methods; i++) {
            out.writeShort(PUBLIC_ABSTRACT);
            out.writeShort(firstMethod + 2 * i);
            out.writeShort(firstMethod + 2 * i + 1);
            annotated(out, FIRST_TEXT + 4);
        }
        annotated(out, FIRST_TEXT + 3);
        return bytes.toByteArray();
    }

    private void constants(DataOutputStream out) throws IOException {
        out.writeShort(FIRST_TEXT + texts.size());
        out.writeByte(TAG_CLASS);
        out.writeShort(FIRST_TEXT);
        out.writeByte(TAG_CLASS);
        out.writeShort(FIRST_TEXT + 1);
        for (String text : texts) {
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            out.writeByte(TAG_UTF8);
            out.writeShort(utf8.length);
            out.write(utf8);
        }
    }

    /** One attribute, with one annotation that has no values. */
    private static void annotated(DataOutputStream out, int annotation) throws IOException {
        out.writeShort(1);
        out.writeShort(FIRST_TEXT + 2);
        out.writeInt(6);
        out.writeShort(1);
        out.writeShort(annotation);
        out.writeShort(0);
    }
}

package org.fraiseql.network;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** One message of PostgreSQL's protocol (PostgreSQL manual, Message Formats): its type, and what stands behind its length. */
record WireMessage(char type, byte[] body) {
    private static final int LENGTH_BYTES = 4;

    static WireMessage of(char type) {
        return new WireMessage(type, new byte[0]);
    }

    static WireMessage read(DataInputStream in) throws IOException {
        char type = (char) in.readUnsignedByte();
        return new WireMessage(type, body(in));
    }

    /** The first message of a client has no type. */
    static byte[] body(DataInputStream in) throws IOException {
        byte[] body = new byte[in.readInt() - LENGTH_BYTES];
        in.readFully(body);
        return body;
    }

    void write(DataOutputStream out) throws IOException {
        out.writeByte(type);
        writeBody(out, body);
    }

    static void writeBody(DataOutputStream out, byte[] body) throws IOException {
        out.writeInt(body.length + LENGTH_BYTES);
        out.write(body);
    }

    /** The text that begins at this byte and ends with a zero. */
    String text(int from) {
        return new String(body, from, end(from) - from, UTF_8);
    }

    private int end(int from) {
        int end = from;
        while (body[end] != 0) {
            end++;
        }
        return end;
    }

    /** Where the text that begins at this byte has its successor. */
    int after(int from) {
        return end(from) + 1;
    }

    /** The same with another text at this byte. */
    WireMessage with(int from, String text) {
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(body, 0, from);
        changed.writeBytes(text.getBytes(UTF_8));
        changed.write(body, end(from), body.length - end(from));
        return new WireMessage(type, changed.toByteArray());
    }
}

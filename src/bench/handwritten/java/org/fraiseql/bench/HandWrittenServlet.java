package org.fraiseql.bench;

import jakarta.annotation.Resource;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

/**
 * The yardstick: what somebody writes by hand who knows these four queries, this schema and this driver. No GraphQL, no request body, fixed SQL with plain
 * columns, bytes copied from the driver's row into one buffer. {@code GET /q1?v=1} and so on; the answers are the compiled path's, byte for byte
 * (q3 has two forms: {@code q3} one statement with nested json_agg, {@code q3flat} three flat statements merged here).
 */
@WebServlet({"/q1", "/q2", "/q3", "/q3flat", "/q4"})
public class HandWrittenServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String Q1 = "SELECT id, username, email, full_name, bio, country, reputation, created_at FROM users WHERE id = ?::int8";
    private static final String Q2 =
            "SELECT id, username, email, full_name, reputation FROM users WHERE id > ?::int8 ORDER BY id LIMIT 100";
    private static final String Q4 =
            "SELECT id, title, slug, status, view_count, score, created_at FROM posts WHERE id > ?::int8 ORDER BY id LIMIT 1000";
    private static final String Q3 = """
            SELECT row_to_json(u) FROM (
              SELECT id, username, full_name AS "fullName",
                (SELECT coalesce(json_agg(p), '[]') FROM (
                  SELECT id, title, created_at AS "createdAt", view_count AS "viewCount",
                    (SELECT coalesce(json_agg(c), '[]') FROM (
                      SELECT id, body, upvotes, created_at AS "createdAt" FROM comments WHERE post_id = posts.id ORDER BY id LIMIT 5) c) AS comments
                  FROM posts WHERE author_id = users.id ORDER BY created_at DESC, id LIMIT 10) p) AS posts
              FROM users WHERE id > ?::int8 ORDER BY id LIMIT 20) u""";
    private static final String Q3_USERS = "SELECT id, username, full_name FROM users WHERE id > ?::int8 ORDER BY id LIMIT 20";
    private static final String Q3_POSTS = """
            SELECT u.id, p.id, p.title, p.created_at, p.view_count FROM unnest(?::int8[]) u(id), LATERAL (
              SELECT * FROM posts WHERE author_id = u.id ORDER BY created_at DESC, id LIMIT 10) p""";
    private static final String Q3_COMMENTS = """
            SELECT p.id, c.id, c.body, c.upvotes, c.created_at FROM unnest(?::int8[]) p(id), LATERAL (
              SELECT * FROM comments WHERE post_id = p.id ORDER BY id LIMIT 5) c""";

    private static final Field[] USER = {
        Field.number("id"), Field.text("username"), Field.text("email"), Field.text("fullName"), Field.text("bio"),
        Field.text("country"), Field.number("reputation"), Field.time("createdAt")
    };
    private static final Field[] USERS = {
        Field.number("id"), Field.text("username"), Field.text("email"), Field.text("fullName"), Field.number("reputation")
    };
    private static final Field[] POSTS = {
        Field.number("id"), Field.text("title"), Field.text("slug"), Field.text("status"), Field.number("viewCount"),
        Field.number("score"), Field.time("createdAt")
    };
    private static final Field[] NESTED_USER = {Field.number("id"), Field.text("username"), Field.text("fullName")};
    private static final Field[] NESTED_POST = {
        Field.number("id"), Field.text("title"), Field.time("createdAt"), Field.number("viewCount")
    };
    private static final Field[] NESTED_COMMENT = {
        Field.number("id"), Field.text("body"), Field.number("upvotes"), Field.time("createdAt")
    };

    @SuppressWarnings("serial") // servlets are never serialised
    @Resource(name = "jdbc/fraiseql")
    private DataSource dataSource;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        String value = request.getParameter("v");
        Json out = new Json();
        try (Connection connection = dataSource.getConnection()) {
            switch (request.getServletPath()) {
                case "/q1" -> one(connection, value, out);
                case "/q2" -> list(connection, Q2, value, "{\"data\":{\"users\":[", USERS, out);
                case "/q3" -> json(connection, value, out);
                case "/q3flat" -> flat(connection, value, out);
                default -> list(connection, Q4, value, "{\"data\":{\"posts\":[", POSTS, out);
            }
        } catch (SQLException e) {
            throw new ServletException(e);
        }
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(out.length);
        response.getOutputStream().write(out.bytes, 0, out.length);
    }

    private static PreparedStatement prepare(Connection connection, String sql, String value) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        statement.setObject(1, value, Types.OTHER);
        return statement;
    }

    private static void one(Connection connection, String value, Json out) throws SQLException {
        try (PreparedStatement statement = prepare(connection, Q1, value);
                ResultSet rows = statement.executeQuery()) {
            out.raw("{\"data\":{\"user\":");
            if (rows.next()) {
                out.object(rows, USER, 1);
                out.raw("}");
            } else {
                out.raw("null");
            }
            out.raw("}}");
        }
    }

    private static void list(Connection connection, String sql, String value, String open, Field[] fields, Json out)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, value);
                ResultSet rows = statement.executeQuery()) {
            out.raw(open);
            for (boolean first = true; rows.next(); first = false) {
                out.raw(first ? "" : ",");
                out.object(rows, fields, 1);
                out.raw("}");
            }
            out.raw("]}}");
        }
    }

    private static void json(Connection connection, String value, Json out) throws SQLException {
        try (PreparedStatement statement = prepare(connection, Q3, value);
                ResultSet rows = statement.executeQuery()) {
            out.raw("{\"data\":{\"users\":[");
            for (boolean first = true; rows.next(); first = false) {
                out.raw(first ? "" : ",");
                byte[] row = rows.getBytes(1);
                out.write(row, 0, row.length);
            }
            out.raw("]}}");
        }
    }

    private static void flat(Connection connection, String value, Json out) throws SQLException {
        List<String> userKeys = new ArrayList<>();
        List<Json> users = new ArrayList<>();
        try (PreparedStatement statement = prepare(connection, Q3_USERS, value);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                Json user = new Json();
                user.object(rows, NESTED_USER, 1);
                userKeys.add(rows.getString(1));
                users.add(user);
            }
        }
        Map<String, List<String>> postKeys = new HashMap<>();
        Map<String, Json> posts = new HashMap<>();
        List<String> allPosts = new ArrayList<>();
        children(connection, Q3_POSTS, userKeys, NESTED_POST, postKeys, posts, allPosts);
        Map<String, List<String>> commentKeys = new HashMap<>();
        Map<String, Json> comments = new HashMap<>();
        children(connection, Q3_COMMENTS, allPosts, NESTED_COMMENT, commentKeys, comments, new ArrayList<>());
        out.raw("{\"data\":{\"users\":[");
        for (int i = 0; i < users.size(); i++) {
            out.raw(i == 0 ? "" : ",");
            out.json(users.get(i));
            out.raw(",\"posts\":[");
            String separator = "";
            for (String post : postKeys.getOrDefault(userKeys.get(i), List.of())) {
                out.raw(separator);
                out.json(posts.get(post));
                out.raw(",\"comments\":[");
                String comma = "";
                for (String comment : commentKeys.getOrDefault(post, List.of())) {
                    out.raw(comma);
                    out.json(comments.get(comment));
                    out.raw("}");
                    comma = ",";
                }
                out.raw("]}");
                separator = ",";
            }
            out.raw("]}");
        }
        out.raw("]}}");
    }

    private static void children(
            Connection connection,
            String sql,
            List<String> parents,
            Field[] fields,
            Map<String, List<String>> keys,
            Map<String, Json> objects,
            List<String> all)
            throws SQLException {
        try (PreparedStatement statement = prepare(connection, sql, "{" + String.join(",", parents) + "}");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                String key = rows.getString(2);
                Json object = new Json();
                object.object(rows, fields, 2);
                keys.computeIfAbsent(rows.getString(1), missing -> new ArrayList<>()).add(key);
                objects.put(key, object);
                all.add(key);
            }
        }
    }

    private enum Kind {
        NUMBER,
        TEXT,
        TIME
    }

    private record Field(Kind kind, byte[] first, byte[] next) {
        static Field number(String name) {
            return of(Kind.NUMBER, name);
        }

        static Field text(String name) {
            return of(Kind.TEXT, name);
        }

        static Field time(String name) {
            return of(Kind.TIME, name);
        }

        private static Field of(Kind kind, String name) {
            return new Field(kind, ("{\"" + name + "\":").getBytes(), (",\"" + name + "\":").getBytes());
        }
    }

    /** The buffer of one answer. */
    private static final class Json {
        private static final byte[] NULL = "null".getBytes();

        private byte[] bytes = new byte[1024];
        private int length;

        void raw(String ascii) {
            ensure(ascii.length());
            for (int i = 0; i < ascii.length(); i++) {
                bytes[length++] = (byte) ascii.charAt(i);
            }
        }

        void json(Json other) {
            write(other.bytes, 0, other.length);
        }

        /** Without the closing brace. */
        void object(ResultSet row, Field[] fields, int firstColumn) throws SQLException {
            for (int i = 0; i < fields.length; i++) {
                Field field = fields[i];
                byte[] key = i == 0 ? field.first : field.next;
                write(key, 0, key.length);
                byte[] value = row.getBytes(firstColumn + i);
                if (value == null) {
                    write(NULL, 0, 4);
                } else {
                    switch (field.kind) {
                        case NUMBER -> write(value, 0, value.length);
                        case TEXT -> text(value);
                        case TIME -> time(value);
                    }
                }
            }
        }

        private void text(byte[] value) {
            ensure(value.length * 6 + 2);
            bytes[length++] = '"';
            for (byte letter : value) {
                if (letter == '"' || letter == '\\') {
                    bytes[length++] = '\\';
                    bytes[length++] = letter;
                } else if (letter >= 0 && letter < ' ') {
                    bytes[length++] = '\\';
                    switch (letter) {
                        case '\n' -> bytes[length++] = 'n';
                        case '\t' -> bytes[length++] = 't';
                        case '\r' -> bytes[length++] = 'r';
                        default -> raw("u00" + Character.forDigit(letter >> 4, 16) + Character.forDigit(letter & 15, 16));
                    }
                } else {
                    bytes[length++] = letter;
                }
            }
            bytes[length++] = '"';
        }

        /** {@code 2020-01-01 00:00:00+00} becomes {@code "2020-01-01T00:00:00+00:00"}. */
        private void time(byte[] value) {
            ensure(value.length + 5);
            bytes[length++] = '"';
            for (byte letter : value) {
                bytes[length++] = letter == ' ' ? (byte) 'T' : letter;
            }
            raw(":00\"");
        }

        void write(byte[] source, int offset, int count) {
            ensure(count);
            System.arraycopy(source, offset, bytes, length, count);
            length += count;
        }

        private void ensure(int count) {
            if (length + count > bytes.length) {
                bytes = java.util.Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + count));
            }
        }
    }
}

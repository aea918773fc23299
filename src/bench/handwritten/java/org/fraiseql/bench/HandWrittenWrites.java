package org.fraiseql.bench;

import jakarta.annotation.Resource;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.transaction.UserTransaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import javax.sql.DataSource;

/**
 * The yardstick of mutations: JDBC by hand in a JTA transaction, fixed SQL, one statement, the written row answered. The body is the variables of the
 * GraphQL request, read with JSON-P: {@code POST /create}, {@code /update}, {@code /bulk}.
 */
@WebServlet({"/create", "/update", "/bulk"})
public class HandWrittenWrites extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private static final String CREATE = "INSERT INTO payment (payer, amount, note) VALUES (?::text, ?::numeric, ?::text)"
            + " RETURNING id, payer, amount, note, created_at";
    private static final String UPDATE =
            "UPDATE payment SET amount = ?::numeric, note = ?::text WHERE id = ?::int8 RETURNING id, payer, amount, note, created_at";
    private static final String BULK = "INSERT INTO payment (payer, amount, note)"
            + " SELECT * FROM unnest(?::text[], ?::numeric[], ?::text[]) RETURNING id";

    @SuppressWarnings("serial") // servlets are never serialised
    @Resource(name = "jdbc/fraiseql-writes")
    private DataSource dataSource;

    @SuppressWarnings("serial")
    @Resource
    private UserTransaction transaction;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
        JsonObject body;
        try (JsonReader reader = Json.createReader(request.getInputStream())) {
            body = reader.readObject();
        }
        String answer;
        try {
            transaction.begin();
            try (Connection connection = dataSource.getConnection()) {
                answer = switch (request.getServletPath()) {
                    case "/create" -> row("createPayment", connection, CREATE, text(body, "payer"), text(body, "amount"), text(body, "note"));
                    case "/update" -> row("updatePayment", connection, UPDATE, text(body, "amount"), text(body, "note"), text(body, "id"));
                    default -> bulk(connection, body.getJsonArray("rows"));
                };
            } catch (SQLException e) {
                transaction.rollback();
                throw e;
            }
            transaction.commit();
        } catch (Exception e) {
            throw new ServletException(e);
        }
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        response.setContentType("application/json; charset=utf-8");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }

    private static String text(JsonObject body, String name) {
        var value = body.get(name);
        return value.getValueType() == jakarta.json.JsonValue.ValueType.STRING ? body.getString(name) : value.toString();
    }

    private static String row(String field, Connection connection, String sql, String... values) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setObject(i + 1, values[i], Types.OTHER);
            }
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    return "{\"data\":{\"" + field + "\":null}}";
                }
                return "{\"data\":{\"" + field + "\":{\"id\":" + row.getString(1) + ",\"payer\":" + quoted(row.getString(2)) + ",\"amount\":"
                        + row.getString(3) + ",\"note\":" + quoted(row.getString(4)) + ",\"createdAt\":\""
                        + row.getString(5).replace(' ', 'T') + ":00\"}}}";
            }
        }
    }

    private static String bulk(Connection connection, JsonArray rows) throws SQLException {
        String[] payers = new String[rows.size()];
        String[] amounts = new String[rows.size()];
        String[] notes = new String[rows.size()];
        for (int i = 0; i < payers.length; i++) {
            JsonObject row = rows.getJsonObject(i);
            payers[i] = text(row, "payer");
            amounts[i] = text(row, "amount");
            notes[i] = text(row, "note");
        }
        try (PreparedStatement statement = connection.prepareStatement(BULK)) {
            statement.setArray(1, connection.createArrayOf("text", payers));
            statement.setArray(2, connection.createArrayOf("numeric", amounts));
            statement.setArray(3, connection.createArrayOf("text", notes));
            int count = 0;
            try (ResultSet written = statement.executeQuery()) {
                while (written.next()) {
                    count++;
                }
            }
            return "{\"data\":{\"bulkCreatePayments\":{\"success\":true,\"createdCount\":" + count + "}}}";
        }
    }

    private static String quoted(String text) {
        StringBuilder json = new StringBuilder(text.length() + 2).append('"');
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                json.append('\\').append(letter);
            } else if (letter < ' ') {
                json.append(String.format("\\u%04x", (int) letter));
            } else {
                json.append(letter);
            }
        }
        return json.append('"').toString();
    }
}

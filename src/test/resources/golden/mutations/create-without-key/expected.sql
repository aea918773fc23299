-- createLogLine
INSERT INTO "public"."log_line" AS t0 ("at", "text")
VALUES ($1::timestamptz, $2::text)
RETURNING t0."at", t0."text", pg_current_xact_id()
-- $1 = 2025-01-02T03:04:05Z
-- $2 = new

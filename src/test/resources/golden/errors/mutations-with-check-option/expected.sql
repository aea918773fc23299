-- createShortLabel
INSERT INTO "public"."short_label" AS t0 ("name")
VALUES ($1::text)
RETURNING t0."name", pg_current_xact_id()
-- $1 = much too long

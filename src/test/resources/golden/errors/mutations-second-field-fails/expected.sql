-- a
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
RETURNING t0."line", pg_current_xact_id()
-- $1 = 4
-- $2 = 1
-- $3 = x

-- b
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
RETURNING t0."line", pg_current_xact_id()
-- $1 = 4
-- $2 = 1
-- $3 = x

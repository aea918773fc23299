-- new
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
ON CONFLICT ("post_id", "line") DO UPDATE
SET "Text" = EXCLUDED."Text"
RETURNING t0."Text", t0."writer", pg_current_xact_id()
-- $1 = 2
-- $2 = 1
-- $3 = new

-- old
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
ON CONFLICT ("post_id", "line") DO UPDATE
SET "Text" = EXCLUDED."Text"
RETURNING t0."Text", t0."writer", pg_current_xact_id()
-- $1 = 1
-- $2 = 1
-- $3 = changed

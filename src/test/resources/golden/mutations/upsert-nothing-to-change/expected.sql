-- upsertComment
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text")
VALUES ($1::int8, $2::int4, $3::text)
ON CONFLICT ("post_id", "line") DO UPDATE
SET "post_id" = EXCLUDED."post_id"
RETURNING t0."post_id", t0."line", t0."Text", pg_current_xact_id()
-- $1 = 1
-- $2 = 1
-- $3 = x

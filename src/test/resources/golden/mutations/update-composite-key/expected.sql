-- updateComment
UPDATE "public"."comment" t0
SET "line" = $1::int4, "Text" = $2::text
WHERE t0."post_id" = $3::int8 AND t0."line" = $4::int4
RETURNING t0."post_id", t0."line", t0."Text", pg_current_xact_id()
-- $1 = 5
-- $2 = changed
-- $3 = 1
-- $4 = 2

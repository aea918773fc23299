-- updatePost
UPDATE "public"."tb_post" t0
SET "title" = $1::text
WHERE t0."id" = $2::int8
RETURNING t0."id", pg_current_xact_id()
-- $1 = x
-- $2 = 999

-- other
UPDATE "public"."tb_post" t0
SET "title" = $1::text
WHERE t0."id" = $2::int8
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = x
-- $2 = 999

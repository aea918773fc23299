-- updatePost
UPDATE "public"."tb_post" t0
SET "title" = $1::text, "body" = NULL
WHERE t0."id" = $2::int8
RETURNING t0."id", t0."title", t0."title_length", t0."body", t0."views", pg_current_xact_id()
-- $1 = Changed
-- $2 = 1

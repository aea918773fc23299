-- bulkUpdatePosts
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
WHERE t0."views" >= $2::int4
RETURNING pg_current_xact_id()
-- $1 = 1
-- $2 = 0

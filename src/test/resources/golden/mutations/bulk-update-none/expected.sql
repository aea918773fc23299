-- bulkUpdatePosts
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
WHERE FALSE
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 1

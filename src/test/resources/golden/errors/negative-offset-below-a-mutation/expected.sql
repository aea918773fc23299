-- bulkUpdateUsers
UPDATE "public"."tb_user" t0
SET "name" = $1::text
WHERE t0."id" = $2::int4
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = x
-- $2 = 1

-- without
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
WHERE NOT EXISTS (
  SELECT
  FROM "public"."comment" t1
  WHERE t1."post_id" = t0."id")
RETURNING pg_current_xact_id()
-- $1 = 7

-- never
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
WHERE FALSE
RETURNING pg_current_xact_id()
-- $1 = 8

-- all
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
RETURNING pg_current_xact_id()
-- $1 = 9

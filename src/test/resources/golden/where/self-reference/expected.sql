-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."manager_id" = t0."id" AND (t1."id" > $1::int4)) AND NOT EXISTS (
  SELECT
  FROM "public"."tb_user" t2
  WHERE t2."id" = t0."manager_id")
-- $1 = 2

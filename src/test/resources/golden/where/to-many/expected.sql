-- some
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id" AND (t1."views" >= $1::int4))
ORDER BY t0."id" ASC
-- $1 = 10

-- every
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id" AND (t1."views" >= $1::int4) IS NOT TRUE)
ORDER BY t0."id" ASC
-- $1 = 20

-- none
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id")
ORDER BY t0."id" ASC

-- deep
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id" AND (EXISTS (
    SELECT
    FROM "public"."comment" t2
    WHERE t2."post_id" = t1."id" AND (t2."Text" LIKE $1::text))))
ORDER BY t0."id" ASC
-- $1 = %i%

-- some
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id")
ORDER BY t0."id" ASC

-- none
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id")
ORDER BY t0."id" ASC

-- not
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id" AND (FALSE) IS NOT TRUE)
ORDER BY t0."id" ASC

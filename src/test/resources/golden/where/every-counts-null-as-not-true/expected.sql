-- users
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_post" t1
  WHERE t1."author_id" = t0."id" AND (t1."body" <> $1::text) IS NOT TRUE)
ORDER BY t0."id" ASC
-- $1 = Hello

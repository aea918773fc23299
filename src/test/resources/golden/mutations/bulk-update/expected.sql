-- bulkUpdatePosts
UPDATE "public"."tb_post" t0
SET "views" = $1::int4
WHERE EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."author_id" AND (t1."name" = $2::text)) AND t0."views" >= $3::int4
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 0
-- $2 = Ada
-- $3 = 10

-- bulkUpdatePosts
SELECT t0."title", t0."views", t1."id", t1."id"
FROM "public"."tb_post" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
WHERE t0."id" = k.k0::int8
ORDER BY t0."id" ASC
-- $1 = {"1","2"}

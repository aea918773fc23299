-- posts
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."author_id" AND (t1."name" = $1::text AND t1."is_active" = $2::bool))
ORDER BY t0."id" ASC
-- $1 = Ada
-- $2 = true

-- absent
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE NOT EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."editor_id")

-- present
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."editor_id")
ORDER BY t0."id" ASC

-- path
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."author_id" AND (EXISTS (
    SELECT
    FROM "public"."tb_user" t2
    WHERE t2."id" = t1."manager_id" AND (t2."name" = $1::text))))
ORDER BY t0."id" ASC
-- $1 = Ada

-- none
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE NOT (EXISTS (
  SELECT
  FROM "public"."tb_user" t1
  WHERE t1."id" = t0."editor_id" AND (t1."name" = $1::text)))
ORDER BY t0."id" ASC
-- $1 = Ada

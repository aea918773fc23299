-- user
SELECT t3.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL
  UNION ALL (
    SELECT 1, t1."id"::text
    FROM "public"."tb_post" t1
    WHERE t1."author_id" = t0."k0")
  UNION ALL (
    SELECT 2, t2."id"::text
    FROM "public"."tb_post" t2
    WHERE t2."editor_id" = t0."k0")) t3
-- $1 = 1

-- profiles
SELECT 1
FROM "public"."profile" t0

-- users
SELECT t2.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0
  UNION ALL (
    SELECT 1
    FROM "public"."tb_post" t1
    WHERE t1."author_id" = t0."k0")) t2
-- $1 = 1

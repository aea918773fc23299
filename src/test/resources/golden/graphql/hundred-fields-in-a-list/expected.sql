-- user
SELECT t2.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
  UNION ALL (
    SELECT 1, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."id"::text, t1."title"::text
    FROM "public"."tb_post" t1
    WHERE t1."author_id" = t0."k0"
    ORDER BY t1."id" ASC
    LIMIT 1)) t2
-- $1 = 1

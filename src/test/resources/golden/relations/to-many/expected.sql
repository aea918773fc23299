-- users
SELECT t2.*
FROM (
  SELECT t0."id"::text AS o0, t0."id" AS k0
  FROM "public"."tb_user" t0
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, NULL
  UNION ALL (
    SELECT 1, t1."id"::text, t1."title"::text
    FROM "public"."tb_post" t1
    WHERE t1."author_id" = t0."k0"
    ORDER BY t1."id" ASC)) t2

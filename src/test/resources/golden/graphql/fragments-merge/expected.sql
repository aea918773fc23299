-- user
SELECT t3.*
FROM (
  SELECT t0."name"::text AS o0, t0."id"::text AS o1, (t2."id")::text AS o2, t2."id"::text AS o3, t2."name"::text AS o4, t0."email"::text AS o5, t0."id" AS k0
  FROM "public"."tb_user" t0
  LEFT JOIN "public"."tb_user" t2 ON t2."id" = t0."manager_id"
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3, t0.o4, t0.o5
  UNION ALL (
    SELECT 1, t1."id"::text, t1."title"::text, NULL, NULL, NULL, NULL
    FROM "public"."tb_post" t1
    WHERE t1."author_id" = t0."k0"
    ORDER BY t1."id" ASC)) t3
-- $1 = 1

-- deletePost
SELECT t0."id"::text, NULL
FROM "public"."tb_post" t0
WHERE t0."id" = $1::int8 FOR UPDATE OF t0
-- $1 = 4

-- deletePost
SELECT t3.*
FROM (
  SELECT (k.n)::text AS o0, t0."title"::text AS o1, (t1."id")::text AS o2, t1."name"::text AS o3, t0."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
  WHERE t0."id" = k.k0::int8
  ORDER BY t0."id" ASC
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3
  UNION ALL (
    SELECT 1, t2."line"::text, NULL, NULL, NULL
    FROM "public"."comment" t2
    WHERE t2."post_id" = t0."k0")) t3
-- $1 = {"4"}

-- deletePost
DELETE
FROM "public"."tb_post" t0 USING unnest($1::text[]) WITH ORDINALITY k(k0, n)
WHERE t0."id" = k.k0::int8
RETURNING k.n, pg_current_xact_id()
-- $1 = {"4"}

-- updatePost
UPDATE "public"."tb_post" t0
SET "author_id" = $1::int4
WHERE t0."id" = $2::int8
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = 3
-- $2 = 1

-- updatePost
SELECT t3.*
FROM (
  SELECT t0."title"::text AS o0, (t1."id")::text AS o1, t1."name"::text AS o2, t1."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
  WHERE t0."id" = k.k0::int8
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2
  UNION ALL (
    SELECT 1, t2."title"::text, NULL, NULL
    FROM "public"."tb_post" t2
    WHERE t2."author_id" = t0."k0"
    ORDER BY t2."id" ASC)) t3
-- $1 = {"1"}

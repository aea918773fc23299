-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id") SELECT r.c0::text, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"L"}
-- $2 = {"1"}

-- createPost
INSERT INTO "public"."label" AS t0 ("name") SELECT r.c0::text
FROM unnest($1::text[]) WITH ORDINALITY r(c0, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"blue"}

-- createPost
SELECT t0."name"::text, t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."label" t0 ON t0."name" = k.k0::text
ORDER BY k.n
-- $1 = {"green"}

-- createPost
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."label" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"1"}

-- createPost
INSERT INTO "public"."post_label" AS t0 ("post_id", "label_id") SELECT r.c0::int8, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"100","100","100"}
-- $2 = {"100","2","1"}

-- createPost
SELECT t3.*
FROM (
  SELECT t0."id"::text AS o0, t0."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  WHERE t0."id" = k.k0::int8
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, NULL
  UNION ALL (
    SELECT 1, t1."id"::text, t1."name"::text
    FROM "public"."label" t1
    WHERE EXISTS (
      SELECT
      FROM "public"."post_label" t2
      WHERE t2."post_id" = t0."k0" AND t1."id" = t2."label_id")
    ORDER BY t1."id" ASC)) t3
-- $1 = {"100"}

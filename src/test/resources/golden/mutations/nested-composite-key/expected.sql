-- createComment
SELECT t0."author_id"::text, t0."id"::text, NULL
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
LEFT JOIN "public"."tb_post" t0 ON t0."author_id" = k.k0::int4 AND t0."title" = k.k1::text
ORDER BY k.n
-- $1 = {"1"}
-- $2 = {"First"}

-- createComment
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text") SELECT r.c0::int8, r.c1::int4, r.c2::text
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."post_id"::text, t0."line"::text, pg_current_xact_id()
-- $1 = {"1"}
-- $2 = {"9"}
-- $3 = {"x"}

-- createComment
INSERT INTO "public"."reaction" AS t0 ("id", "post_id", "line", "kind") SELECT r.c0::int4, r.c1::int8, r.c2::int4, r.c3::"public"."mood"
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY r(c0, c1, c2, c3, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"90","91"}
-- $2 = {"1","1"}
-- $3 = {"9","9"}
-- $4 = {"happy","very-sad"}

-- createComment
UPDATE "public"."reaction" t0
SET "post_id" = k.k1::int8, "line" = k.k2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY k(k0, k1, k2, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"3"}
-- $2 = {"1"}
-- $3 = {"9"}

-- createComment
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT (t1."id")::text AS o0, t1."id"::text AS o1, t0."line"::text AS o2, t0."post_id" AS k0, t0."line" AS k1
    FROM "public"."comment" t0
    CROSS JOIN unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
    LEFT JOIN "public"."tb_post" t1 ON t1."id" = t0."post_id"
    WHERE t0."post_id" = k.k0::int8 AND t0."line" = k.k1::int4
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id" ASC) AS n1, t2."id"::text AS o0, t2."kind"::text AS o1, (t3."post_id")::text AS o2, t3."line"::text AS o3
  FROM l0
  JOIN "public"."reaction" t2 ON t2."post_id" = l0."k0" AND t2."line" = l0."k1"
  LEFT JOIN "public"."comment" t3 ON t3."post_id" = t2."post_id" AND t3."line" = t2."line") SELECT m, o0, o1, o2, o3
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1, o2, NULL AS o3
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, o1, o2, o3
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = {"1"}
-- $2 = {"9"}

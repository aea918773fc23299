-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"31"}
-- $2 = {"top"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"30"}
-- $2 = {"m"}
-- $3 = {"31"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"32","34"}
-- $2 = {"l","r"}
-- $3 = {"30","30"}

-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"33"}
-- $2 = {"ll"}
-- $3 = {"32"}

-- createUser
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id"::text AS o0, (t1."id")::text AS o1, t1."id"::text AS o2, t0."id" AS k0
    FROM "public"."tb_user" t0
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
    LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id"
    WHERE t0."id" = k.k0::int4
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id" ASC) AS n1, t2."id"::text AS o0, t2."id" AS k0
  FROM l0
  JOIN "public"."tb_user" t2 ON t2."manager_id" = l0."k0"), l2 AS (
  SELECT l1.n0, l1.n1, row_number() OVER (PARTITION BY l1.n0, l1.n1 ORDER BY t3."id") AS n2, t3."id"::text AS o0
  FROM l1
  JOIN "public"."tb_user" t3 ON t3."manager_id" = l1."k0") SELECT m, o0, o1, o2
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS s3, 0 AS s4, 0 AS m, o0, o1, o2
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 0 AS s3, 0 AS s4, 1 AS m, o0, NULL AS o1, NULL AS o2
  FROM l1
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 2 AS s3, n2 AS s4, 2 AS m, o0, NULL AS o1, NULL AS o2
  FROM l2) x
ORDER BY s0, s1, s2, s3, s4
-- $1 = {"30"}

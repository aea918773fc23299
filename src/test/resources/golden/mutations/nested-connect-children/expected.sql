-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name") SELECT r.c0::int4, r.c1::text
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"20"}
-- $2 = {"Boss"}

-- createUser
INSERT INTO "public"."profile" AS t0 ("user_id", "motto") SELECT r.c0::int4, r.c1::text
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"20"}
-- $2 = {"Mine"}

-- createUser
UPDATE "public"."tb_user" t0
SET "manager_id" = k.k1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
WHERE t0."id" = k.k0::int4
RETURNING k.n, pg_current_xact_id()
-- $1 = {"2"}
-- $2 = {"20"}

-- createUser
UPDATE "public"."tb_user" t0
SET "manager_id" = k.k1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY k(k0, k1, n)
WHERE t0."email" = k.k0::text
RETURNING k.n, pg_current_xact_id()
-- $1 = {"eve@work.example"}
-- $2 = {"20"}

-- createUser
WITH l0 AS (
  SELECT t0.*, row_number() OVER () AS n0
  FROM (
    SELECT t0."id"::text AS o0, (t1."user_id")::text AS o1, t1."motto"::text AS o2, t0."id" AS k0
    FROM "public"."tb_user" t0
    CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
    LEFT JOIN "public"."profile" t1 ON t1."user_id" = t0."id"
    WHERE t0."id" = k.k0::int4
    ORDER BY k.n
    LIMIT 9223372036854775807) t0), l1 AS (
  SELECT l0.n0, row_number() OVER (PARTITION BY l0.n0 ORDER BY t2."id" ASC) AS n1, t2."id"::text AS o0, t2."name"::text AS o1, (t3."id")::text AS o2, t3."id"::text AS o3
  FROM l0
  JOIN "public"."tb_user" t2 ON t2."manager_id" = l0."k0"
  LEFT JOIN "public"."tb_user" t3 ON t3."id" = t2."manager_id") SELECT m, o0, o1, o2, o3
FROM (
  SELECT n0 AS s0, 0 AS s1, 0 AS s2, 0 AS m, o0, o1, o2, NULL AS o3
  FROM l0
  UNION ALL SELECT n0 AS s0, 1 AS s1, n1 AS s2, 1 AS m, o0, o1, o2, o3
  FROM l1) x
ORDER BY s0, s1, s2
-- $1 = {"20"}

-- upsertPost
INSERT INTO "public"."tb_post" AS t0 ("title", "body", "author_id", "views")
VALUES ($1::text, $2::text, $3::int4, $4::int4)
ON CONFLICT ("author_id", "title") DO UPDATE
SET "views" = EXCLUDED."views"
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = First
-- $2 = ignored
-- $3 = 1
-- $4 = 99

-- upsertPost
SELECT t2.*
FROM (
  SELECT t0."id"::text AS o0, t0."title"::text AS o1, t0."body"::text AS o2, t0."views"::text AS o3, t0."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  WHERE t0."id" = k.k0::int8
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3
  UNION ALL (
    SELECT 1, t1."line"::text, NULL, NULL, NULL
    FROM "public"."comment" t1
    WHERE t1."post_id" = t0."k0")) t2
-- $1 = {"1"}

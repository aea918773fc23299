-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id", "tags")
VALUES ($1::text, $2::int4, $3::text[])
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = New
-- $2 = 2
-- $3 = {"x","y,z"}

-- createPost
SELECT t4.*
FROM (
  SELECT t0."id"::text AS o0, t0."title"::text AS o1, t0."title_length"::text AS o2, t0."views"::text AS o3, to_json(t0."tags")::text AS o4, (t1."id")::text AS o5, t1."name"::text AS o6, t1."email"::text AS o7, (t2."id")::text AS o8, t2."id"::text AS o9, t0."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
  LEFT JOIN "public"."tb_user" t2 ON t2."id" = t0."editor_id"
  WHERE t0."id" = k.k0::int8
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3, t0.o4, t0.o5, t0.o6, t0.o7, t0.o8, t0.o9
  UNION ALL (
    SELECT 1, t3."line"::text, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL
    FROM "public"."comment" t3
    WHERE t3."post_id" = t0."k0")) t4
-- $1 = {"100"}

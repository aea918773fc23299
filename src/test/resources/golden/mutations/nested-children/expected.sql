-- bulkCreatePosts
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"2"}

-- bulkCreatePosts
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id") SELECT r.c0::text, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"A","B"}
-- $2 = {"1","2"}

-- bulkCreatePosts
SELECT t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t0 ON t0."id" = k.k0::int4
ORDER BY k.n
-- $1 = {"3"}

-- bulkCreatePosts
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text") SELECT r.c0::int8, r.c1::int4, r.c2::text
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"100","101"}
-- $2 = {"1","1"}
-- $3 = {"one","three"}

-- bulkCreatePosts
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text", "writer") SELECT r.c0::int8, r.c1::int4, r.c2::text, r.c3::int4
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY r(c0, c1, c2, c3, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"100"}
-- $2 = {"2"}
-- $3 = {"two"}
-- $4 = {"3"}

-- bulkCreatePosts
SELECT t4.*
FROM (
  SELECT t0."id"::text AS o0, t0."title"::text AS o1, (t1."id")::text AS o2, t1."id"::text AS o3, t0."id" AS k0
  FROM "public"."tb_post" t0
  CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
  WHERE t0."id" = k.k0::int8
  ORDER BY k.n
  LIMIT 9223372036854775807) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2, t0.o3
  UNION ALL (
    SELECT 1, t2."line"::text, t2."Text"::text, (t3."id")::text, t3."id"::text
    FROM "public"."comment" t2
    LEFT JOIN "public"."tb_user" t3 ON t3."id" = t2."writer"
    WHERE t2."post_id" = t0."k0"
    ORDER BY t2."line" ASC)) t4
-- $1 = {"100","101"}

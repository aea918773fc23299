-- createPost
SELECT t0."email"::text, t0."id"::text, NULL
FROM unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t0 ON t0."email" = k.k0::text
ORDER BY k.n
-- $1 = {"bob@work.example"}

-- createPost
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "manager_id") SELECT r.c0::int4, r.c1::text, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"10"}
-- $2 = {"Fay"}
-- $3 = {"2"}

-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id") SELECT r.c0::text, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"Deep"}
-- $2 = {"10"}

-- createPost
SELECT t0."id", t0."title", t1."id", t1."id", t1."name", t2."id", t2."id"
FROM "public"."tb_post" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."manager_id"
WHERE t0."id" = k.k0::int8
ORDER BY k.n
-- $1 = {"100"}

-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id", "editor_id") SELECT r.c0::text, r.c1::int4, r.c2::int4
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"N"}
-- $2 = {"1"}
-- $3 = {NULL}

-- createPost
SELECT t0."title", t1."id", t1."id"
FROM "public"."tb_post" t0
CROSS JOIN unnest($1::text[]) WITH ORDINALITY k(k0, n)
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."editor_id"
WHERE t0."id" = k.k0::int8
ORDER BY k.n
-- $1 = {"100"}

-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id") SELECT r.c0::text, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"x"}
-- $2 = {"1"}

-- createPost
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text") SELECT r.c0::int8, r.c1::int4, r.c2::text
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING pg_current_xact_id()
-- $1 = {"100","100"}
-- $2 = {"1","1"}
-- $3 = {"t","u"}

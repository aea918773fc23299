-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id") SELECT r.c0::text, r.c1::int4
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id"::text, pg_current_xact_id()
-- $1 = {"x"}
-- $2 = {"1"}

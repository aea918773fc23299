-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id")
VALUES ($1::text, $2::int4)
RETURNING t0."id", pg_current_xact_id()
-- $1 = x
-- $2 = 99

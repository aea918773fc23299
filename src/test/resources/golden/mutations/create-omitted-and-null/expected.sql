-- createPost
INSERT INTO "public"."tb_post" AS t0 ("title", "body", "author_id", "editor_id")
VALUES ($1::text, NULL, $2::int4, $3::int4)
RETURNING t0."views", t0."body", t0."editor_id", to_json(t0."tags"), pg_current_xact_id()
-- $1 = T
-- $2 = 1
-- $3 = 2

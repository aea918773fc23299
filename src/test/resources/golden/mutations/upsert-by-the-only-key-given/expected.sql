-- upsertPost
INSERT INTO "public"."tb_post" AS t0 ("title", "author_id", "views")
VALUES ($1::text, $2::int4, $3::int4)
ON CONFLICT ("author_id", "title") DO UPDATE
SET "views" = EXCLUDED."views"
RETURNING t0."id", t0."title", t0."views", pg_current_xact_id()
-- $1 = First
-- $2 = 1
-- $3 = 7

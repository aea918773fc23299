-- createComment
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text", "writer")
VALUES ($1::int8, $2::int4, $3::text, $4::int4)
RETURNING t0."line", t0."Text", pg_current_xact_id()
-- $1 = 2
-- $2 = 1
-- $3 = a "quoted" \\ ü😀
-- $4 = 3

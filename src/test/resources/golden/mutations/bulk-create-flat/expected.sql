-- bulkCreateComments
INSERT INTO "public"."comment" AS t0 ("post_id", "line", "Text") SELECT r.c0::int8, r.c1::int4, r.c2::text
FROM unnest($1::text[], $2::text[], $3::text[]) WITH ORDINALITY r(c0, c1, c2, n)
ORDER BY r.n
RETURNING t0."line", t0."Text", pg_current_xact_id()
-- $1 = {"4","4"}
-- $2 = {"2","1"}
-- $3 = {"b","a"}

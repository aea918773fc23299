-- createGrid
INSERT INTO "public"."grid" AS t0 ("id", "cells", "words")
VALUES ($1::int4, $2::int4[][], $3::text[][])
RETURNING to_json(t0."cells"), to_json(t0."words"), pg_current_xact_id()
-- $1 = 3
-- $2 = {{"1","2"},{"3",NULL}}
-- $3 = {{"x\\"y","{}"}}

-- updateGrid
UPDATE "public"."grid" t0
SET "cells" = $1::int4[][], "words" = t0."words" || $2::text[][]
WHERE t0."id" = $3::int4
RETURNING to_json(t0."cells"), to_json(t0."words"), pg_current_xact_id()
-- $1 = {{"7"},{"8"}}
-- $2 = {{"c","d"}}
-- $3 = 1

-- bulkCreateGrids
INSERT INTO "public"."grid" AS t0 ("id", "cells") SELECT r.c0::int4, r.c1::int4[][]
FROM unnest($1::text[], $2::text[]) WITH ORDINALITY r(c0, c1, n)
ORDER BY r.n
RETURNING t0."id", to_json(t0."cells"), pg_current_xact_id()
-- $1 = {"4","5"}
-- $2 = {"{{\\"4\\",\\"5\\"}}","{{\\"6\\"},{\\"7\\"}}"}

-- createGrid
INSERT INTO "public"."grid" AS t0 ("id", "cells")
VALUES ($1::int4, $2::int4[][])
RETURNING t0."id", pg_current_xact_id()
-- $1 = 3
-- $2 = {{"1","2"},{"3"}}

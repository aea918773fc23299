-- createUser
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "balance", "rating")
VALUES ($1::int4, $2::text, $3::numeric, $4::float8)
RETURNING t0."id", t0."rating", t0."balance", pg_current_xact_id()
-- $1 = 90
-- $2 = n
-- $3 = NaN
-- $4 = -Infinity

-- updateUser
UPDATE "public"."tb_user" t0
SET "rating" = $1::float8, "balance" = coalesce(t0."balance", '0'::numeric) + $2::numeric
WHERE t0."id" = $3::int4
RETURNING t0."rating", t0."balance", pg_current_xact_id()
-- $1 = NaN
-- $2 = Infinity
-- $3 = 90

-- bulkCreateUsers
INSERT INTO "public"."tb_user" AS t0 ("id", "name", "balance", "rating") SELECT r.c0::int4, r.c1::text, r.c2::numeric, r.c3::float8
FROM unnest($1::text[], $2::text[], $3::text[], $4::text[]) WITH ORDINALITY r(c0, c1, c2, c3, n)
ORDER BY r.n
RETURNING t0."id", t0."rating", t0."balance", pg_current_xact_id()
-- $1 = {"91","92"}
-- $2 = {"a","b"}
-- $3 = {"-Infinity","1"}
-- $4 = {"Infinity","1.0"}

-- posts
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE to_tsvector($1::regconfig, t0."title"::text) @@ to_tsquery($2::regconfig, $3::text)
-- $1 = nope
-- $2 = nope
-- $3 = a

-- postByAuthorIdAndTitle
SELECT t0."id", t0."title"
FROM "public"."tb_post" t0
WHERE t0."author_id" = $1::int4 AND t0."title" = $2::text
-- $1 = 1
-- $2 = Second

-- renamePost
SELECT t0."title"
FROM "public"."rename_post"("post" => $1::int8, "new_title" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 99
-- $2 = x

-- renamePost
SELECT pg_current_xact_id_if_assigned()

-- again
SELECT t0.*::text
FROM "public"."rename_post"("post" => $1::int8, "new_title" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 99
-- $2 = x

-- again
SELECT pg_current_xact_id_if_assigned()

-- again
SELECT t1."id", t1."id"
FROM unnest($1::text[]::"public"."tb_post"[]) t0
LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
-- $1 = {}

-- renamePost
SELECT t0::text FROM "public"."rename_post"("post" => $1::int8, "new_title" => $2::text) t0 WHERE NOT (t0 IS NULL)
-- $1 = 3
-- $2 = Renamed

-- renamePost
SELECT pg_current_xact_id_if_assigned()

-- renamePost
SELECT t0."title", t1."id", t1."name", (SELECT coalesce(json_agg(t2), '[]'::json) FROM (SELECT t3."title" AS "title" FROM "public"."tb_post" t3 WHERE t3."author_id" = t1."id") t2) FROM unnest($1::text[]::"public"."tb_post"[]) t0 LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
-- $1 = {"(3,Renamed,\\"line 1\nline 2\\",2,1,{c},20,7)"}

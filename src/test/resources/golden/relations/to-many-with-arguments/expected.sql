-- users
SELECT t0."id", (SELECT coalesce(json_agg(t1), '[]'::json) FROM (SELECT t2."title" AS "title", t2."views" AS "views" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" AND t2."views" > $1::int4 ORDER BY t2."views" DESC, t2."id" ASC LIMIT $2::int8 OFFSET $3::int8) t1), (SELECT coalesce(json_agg(t3), '[]'::json) FROM (SELECT t4."id" AS "id" FROM "public"."tb_post" t4 WHERE t4."author_id" = t0."id" ORDER BY t4."id" ASC LIMIT $4::int8) t3), (SELECT coalesce(json_agg(t5), '[]'::json) FROM (SELECT t6."id" AS "id" FROM "public"."tb_post" t6 WHERE t6."editor_id" = t0."id" AND (t6."views" = $5::int4 OR t6."title" = $6::text) ORDER BY t6."id" ASC) t5) FROM "public"."tb_user" t0 ORDER BY t0."id" ASC LIMIT $7::int8
-- $1 = 5
-- $2 = 1
-- $3 = 0
-- $4 = 0
-- $5 = 20
-- $6 = fourth
-- $7 = 3

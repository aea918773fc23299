-- user
SELECT (SELECT coalesce(json_agg(json_build_object('aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg1', t1."c0", 'aaaaaaaaaabbbbbbbbbbccccccccccddddddddddeeeeeeeeeeffffffffffgggggggggg2', t1."c1", '__typename', t1."c2")), '[]'::json) FROM (SELECT t2."id" AS "c0", t2."title" AS "c1", 'Post'::text AS "c2" FROM "public"."tb_post" t2 WHERE t2."author_id" = t0."id" ORDER BY t2."id" ASC) t1) FROM "public"."tb_user" t0 WHERE t0."id" = $1::int4
-- $1 = 1

-- users
SELECT t0."id", t1."id", t1."id", t2."id", t2."id", (SELECT coalesce(json_agg(t3), '[]'::json) FROM (SELECT t4."id" AS "id" FROM "public"."tb_user" t4 WHERE t4."manager_id" = t0."id" ORDER BY t4."id" ASC) t3) FROM "public"."tb_user" t0 LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."manager_id" LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."manager_id" ORDER BY t0."id" ASC

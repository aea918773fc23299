-- user
SELECT t5.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL, NULL, NULL, NULL, NULL, NULL
  UNION ALL (
    SELECT 1, (t2."id")::text, t2."name"::text, (t3."user_id")::text, t3."motto"::text, (t4."id")::text, t4."id"::text
    FROM "public"."tb_post" t1
    LEFT JOIN "public"."tb_user" t2 ON t2."id" = t1."editor_id"
    LEFT JOIN "public"."profile" t3 ON t3."user_id" = t2."id"
    LEFT JOIN "public"."tb_user" t4 ON t4."id" = t1."author_id"
    WHERE t1."author_id" = t0."k0"
    ORDER BY t1."id" ASC)) t5
-- $1 = 1

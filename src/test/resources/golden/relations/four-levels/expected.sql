-- user
SELECT t7.*
FROM (
  SELECT t0."id" AS k0
  FROM "public"."tb_user" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, NULL, NULL, NULL
  UNION ALL (
    SELECT t6.*
    FROM (
      SELECT t1."title"::text AS o0, t1."id" AS k0
      FROM "public"."tb_post" t1
      WHERE t1."author_id" = t0."k0"
      ORDER BY t1."id" ASC) t1,
    LATERAL (
      SELECT 1, t1.o0, NULL, NULL
      UNION ALL (
        SELECT t5.*
        FROM (
          SELECT t2."Text"::text AS o0, (t3."id")::text AS o1, t3."name"::text AS o2, t3."id" AS k0
          FROM "public"."comment" t2
          LEFT JOIN "public"."tb_user" t3 ON t3."id" = t2."writer"
          WHERE t2."post_id" = t1."k0"
          ORDER BY t2."line" ASC) t2,
        LATERAL (
          SELECT 2, t2.o0, t2.o1, t2.o2
          UNION ALL (
            SELECT 3, t4."title"::text, NULL, NULL
            FROM "public"."tb_post" t4
            WHERE t4."author_id" = t2."k0"
            ORDER BY t4."id" ASC
            LIMIT 1)) t5)) t6)) t7
-- $1 = 1

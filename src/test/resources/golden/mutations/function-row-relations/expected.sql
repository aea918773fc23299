-- renamePost
SELECT t0.*::text
FROM "public"."rename_post"("post" => $1::int8, "new_title" => $2::text) t0
WHERE NOT (t0.* IS NULL)
-- $1 = 3
-- $2 = Renamed

-- renamePost
SELECT pg_current_xact_id_if_assigned()

-- renamePost
SELECT t3.*
FROM (
  SELECT t0."title"::text AS o0, (t1."id")::text AS o1, t1."name"::text AS o2, t1."id" AS k0
  FROM unnest($1::text[]::"public"."tb_post"[]) t0
  LEFT JOIN "public"."tb_user" t1 ON t1."id" = t0."author_id"
  LIMIT 1) t0,
LATERAL (
  SELECT 0, t0.o0, t0.o1, t0.o2
  UNION ALL (
    SELECT 1, t2."title"::text, NULL, NULL
    FROM "public"."tb_post" t2
    WHERE t2."author_id" = t0."k0")) t3
-- $1 = {"(3,Renamed,\\"line 1\nline 2\\",2,1,{c},20,7)"}

-- some
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" = ANY(
  SELECT item::text[]
  FROM unnest($1::text[]) AS listed (item))
ORDER BY t0."id" ASC
-- $1 = {"{\\"a\\",\\"b\\"}","{}"}

-- others
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" <> ALL(
  SELECT item::text[]
  FROM unnest($1::text[]) AS listed (item))
ORDER BY t0."id" ASC
-- $1 = {"{\\"a\\",\\"b\\"}"}

-- single
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" = ANY(
  SELECT item::text[]
  FROM unnest($1::text[]) AS listed (item))
-- $1 = {"{\\"c\\"}"}

-- none
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE FALSE

-- all
SELECT t0."id"
FROM "public"."tb_user" t0
ORDER BY t0."id" ASC

-- quoted
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."nicknames" = ANY(
  SELECT item::text[]
  FROM unnest($1::text[]) AS listed (item))
-- $1 = {"{\\"Countess\\",\\"a,b\\",\\"q\\\\\\"uote\\",NULL}"}

-- twoDimensions
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."scores" = ANY(
  SELECT item::int4[]
  FROM unnest($1::text[]) AS listed (item))
ORDER BY t0."id" ASC
-- $1 = {"{\\"7\\"}","{NULL}"}

-- variable
SELECT t0."id"
FROM "public"."tb_post" t0
WHERE t0."tags" = ANY(
  SELECT item::text[]
  FROM unnest($1::text[]) AS listed (item))
ORDER BY t0."id" ASC
-- $1 = {"{\\"c\\"}","{}"}

-- labels
SELECT t0."id"
FROM "public"."tb_user" t0
WHERE t0."moods" = ANY(
  SELECT item::"public"."mood"[]
  FROM unnest($1::text[]) AS listed (item))
-- $1 = {"{\\"happy\\",\\"very-sad\\",NULL}","{\\"happy\\"}"}

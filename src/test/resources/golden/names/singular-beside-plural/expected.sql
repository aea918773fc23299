-- queue
SELECT t2.*
FROM (
  SELECT t0."name"::text AS o0, t0."id" AS k0
  FROM "public"."queue" t0
  WHERE t0."id" = $1::int4
  LIMIT 1) t0,
LATERAL (
  SELECT 0, t0.o0
  UNION ALL (
    SELECT 1, t1."id"::text
    FROM "public"."queues" t1
    WHERE t1."queue_id" = t0."k0")) t2
-- $1 = 1

-- queues
SELECT 1
FROM "public"."queue" t0

-- queuesTable
SELECT t1."id", t1."name"
FROM "public"."queues" t0
LEFT JOIN "public"."queue" t1 ON t1."id" = t0."queue_id"
WHERE t0."id" = $1::int4
-- $1 = 10

-- queuesTables
SELECT t0."id"
FROM "public"."queues" t0

-- The extensions vector and PostGIS are no part of the embedded PostgreSQL. These types have their names and text forms, and their operators and functions
-- the same signatures, so that our SQL is parsed, resolved and run as it would be with them. Distances on the sphere are taken as on the plane.
CREATE TYPE vector;
CREATE FUNCTION vector_in(cstring) RETURNS vector LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION vector_out(vector) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE vector (INPUT = vector_in, OUTPUT = vector_out, LIKE = text);
CREATE FUNCTION numbers(vector) RETURNS float8[] LANGUAGE sql IMMUTABLE STRICT
  RETURN string_to_array(translate($1::text, '[] ', ''), ',')::float8[];
CREATE FUNCTION vector_eq(vector, vector) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN numbers($1) = numbers($2);
CREATE FUNCTION vector_ne(vector, vector) RETURNS bool LANGUAGE sql IMMUTABLE STRICT RETURN numbers($1) <> numbers($2);
CREATE FUNCTION inner_product(vector, vector) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT sum(a * b) FROM unnest(numbers($1), numbers($2)) AS u(a, b));
CREATE FUNCTION negative_inner_product(vector, vector) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT RETURN -inner_product($1, $2);
CREATE FUNCTION l2_distance(vector, vector) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT sqrt(sum((a - b) ^ 2)) FROM unnest(numbers($1), numbers($2)) AS u(a, b));
CREATE FUNCTION l1_distance(vector, vector) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN (SELECT sum(abs(a - b)) FROM unnest(numbers($1), numbers($2)) AS u(a, b));
CREATE FUNCTION cosine_distance(vector, vector) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN 1 - inner_product($1, $2) / sqrt(inner_product($1, $1) * inner_product($2, $2));
CREATE OPERATOR = (LEFTARG = vector, RIGHTARG = vector, FUNCTION = vector_eq);
CREATE OPERATOR <> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = vector_ne);
CREATE OPERATOR <-> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = l2_distance);
CREATE OPERATOR <#> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = negative_inner_product);
CREATE OPERATOR <=> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = cosine_distance);
CREATE OPERATOR <+> (LEFTARG = vector, RIGHTARG = vector, FUNCTION = l1_distance);

CREATE SCHEMA gis;
CREATE TYPE gis.geometry;
CREATE FUNCTION gis.geometry_in(cstring) RETURNS gis.geometry LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION gis.geometry_out(gis.geometry) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE gis.geometry (INPUT = gis.geometry_in, OUTPUT = gis.geometry_out, LIKE = text);
CREATE TYPE gis.geography;
CREATE FUNCTION gis.geography_in(cstring) RETURNS gis.geography LANGUAGE internal IMMUTABLE STRICT AS 'textin';
CREATE FUNCTION gis.geography_out(gis.geography) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'textout';
CREATE TYPE gis.geography (INPUT = gis.geography_in, OUTPUT = gis.geography_out, LIKE = text);
CREATE CAST (gis.geometry AS gis.geography) WITHOUT FUNCTION;
CREATE FUNCTION gis.st_makepoint(x float8, y float8) RETURNS gis.geometry LANGUAGE sql IMMUTABLE STRICT
  RETURN ('(' || x || ',' || y || ')')::gis.geometry;
CREATE FUNCTION gis.st_srid(gis.geometry) RETURNS int LANGUAGE sql IMMUTABLE STRICT RETURN 0;
CREATE FUNCTION gis.st_setsrid(gis.geometry, int) RETURNS gis.geometry LANGUAGE sql IMMUTABLE STRICT RETURN $1;
CREATE FUNCTION gis.st_distance(gis.geometry, gis.geometry) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN $1::text::point <-> $2::text::point;
CREATE FUNCTION gis.st_distance(gis.geography, gis.geography) RETURNS float8 LANGUAGE sql IMMUTABLE STRICT
  RETURN $1::text::point <-> $2::text::point;
CREATE FUNCTION gis.st_dwithin(gis.geometry, gis.geometry, float8) RETURNS bool LANGUAGE sql IMMUTABLE STRICT
  RETURN gis.st_distance($1, $2) <= $3;
CREATE FUNCTION gis.st_dwithin(gis.geography, gis.geography, float8) RETURNS bool LANGUAGE sql IMMUTABLE STRICT
  RETURN gis.st_distance($1, $2) <= $3;
CREATE OPERATOR gis.<-> (LEFTARG = gis.geometry, RIGHTARG = gis.geometry, FUNCTION = gis.st_distance);
CREATE OPERATOR gis.<-> (LEFTARG = gis.geography, RIGHTARG = gis.geography, FUNCTION = gis.st_distance);

ALTER TABLE sample ADD emb vector, ADD shape gis.geometry, ADD spot gis.geography, ADD bits bit(4);
UPDATE sample SET emb = '[1,0,0]', shape = '(0,0)', spot = '(0,0)', bits = B'1100' WHERE id = 1;
UPDATE sample SET emb = '[0,1,0]', shape = '(3,4)', spot = '(3,4)', bits = B'0011' WHERE id = 2;
UPDATE sample SET emb = '[1,1,1]', shape = '(-1,0)', spot = '(-1,0)', bits = B'0000' WHERE id = 4;

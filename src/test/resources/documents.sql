-- Beside the sample: documents with values of every type, odd keys, and one that contradicts all that is declared.
CREATE TABLE tv_thing (id int PRIMARY KEY, data jsonb);
COMMENT ON TABLE tv_thing IS E'@type {id: Int, name: String, "odd \\"key\\".é": Int, addressLine1: String, big: BigInt, ratio: Float, uid: UUID, day: Date, at: DateTime, clock: Time, any: JSON, flag: Boolean, matrix: [[Int!]!], net: Inet, need: Int!, deep: {a: {bC: {c: Int!}}}, data: String, where: String, ref: ID, things: [Thing!], mood: UserRole, nums: [Int], span: DateRange, spot: Point}';
INSERT INTO tv_thing VALUES
    (1, '{"name": "one", "odd \"key\".é": 1, "address_line_1": "x", "addressLine1": null, "big": 9007199254740993, "ratio": 1.50, "uid": "11111111-1111-1111-1111-111111111111", "day": "2025-06-01", "at": "2025-06-01T10:00:00+00:00", "clock": "10:00:00", "any": {"b": [1, 2.0]}, "flag": true, "matrix": [[1, 2], []], "net": "10.0.0.1", "need": 1, "deep": {"a": {"b_c": {"c": 5}}}, "data": "inner", "where": "here", "ref": 7, "things": [{"name": "in", "need": 2}], "mood": "in-house", "nums": [1, null, 3], "span": "[2025-01-01,2025-02-01)", "spot": "(1,2)"}'),
    (2, '{"name": "two \"quoted\" \\ back\u0007 é😀", "address_line1": "y", "big": 5, "ratio": "NaN", "flag": false, "need": 2, "deep": {"a": null}, "ref": "x", "nums": []}'),
    (3, '{"name": null, "need": 3, "any": null, "things": []}'),
    (4, NULL),
    (5, '{"name": 5, "big": 99999999999999999999, "ratio": "much", "uid": "no", "day": "someday", "flag": "t", "need": "x", "matrix": [[1, "x"]], "deep": {"a": {"bC": {}}}, "things": "none", "mood": "bad", "nums": ["x", 2], "net": "nowhere", "odd \"key\".é": 1.5, "at": 5}');

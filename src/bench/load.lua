-- wrk's script: -- <query> <graphql|hand|ordinary|postgraphile> [token]; a random variable in every request, made beforehand so that the load generator costs the same for all
local queries = {
  postgraphile_q1 = 'query Q1($v: BigInt!) { userByRowId(rowId: $v) { rowId username email fullName bio country reputation createdAt } }',
  postgraphile_q2 = 'query Q2($v: BigInt!) { allUsersList(filter: {rowId: {greaterThan: $v}}, orderBy: [ROW_ID_ASC], first: 100) { rowId username email fullName reputation } }',
  postgraphile_q3 = 'query Q3($v: BigInt!) { allUsersList(filter: {rowId: {greaterThan: $v}}, orderBy: [ROW_ID_ASC], first: 20) { rowId username fullName postsByAuthorIdList(orderBy: [CREATED_AT_DESC], first: 10) { rowId title createdAt viewCount commentsByPostIdList(orderBy: [ROW_ID_ASC], first: 5) { rowId body upvotes createdAt } } } }',
  postgraphile_q4 = 'query Q4($v: BigInt!) { allPostsList(filter: {rowId: {greaterThan: $v}}, orderBy: [ROW_ID_ASC], first: 1000) { rowId title slug status viewCount score createdAt } }',
  q1 = 'query Q1($v: BigInt!) { user(id: $v) { id username email fullName bio country reputation createdAt } }',
  q2 = 'query Q2($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 100) { id username email fullName reputation } }',
  q3 = 'query Q3($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 20) { id username fullName posts(orderBy: [{createdAt: DESC}], limit: 10) { id title createdAt viewCount comments(orderBy: [{id: ASC}], limit: 5) { id body upvotes createdAt } } } }',
  q4 = 'query Q4($v: BigInt!) { posts(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 1000) { id title slug status viewCount score createdAt } }',
  ordinary_q1 = 'query Q1($v: BigInteger!) { user(id: $v) { id username email fullName bio country reputation createdAt } }',
  ordinary_q2 = 'query Q2($v: BigInteger!) { users(after: $v, limit: 100) { id username email fullName reputation } }',
  ordinary_q3 = 'query Q3($v: BigInteger!) { users: usersWithPosts(after: $v, limit: 20, posts: 10, comments: 5) { id username fullName posts { id title createdAt viewCount comments { id body upvotes createdAt } } } }',
  ordinary_q4 = 'query Q4($v: BigInteger!) { posts(after: $v, limit: 1000) { id title slug status viewCount score createdAt } }',
}
local range = {q1 = {1, 10000}, q2 = {0, 9000}, q3 = {0, 1900}, q3flat = {0, 1900}, q4 = {0, 90000}}
local mix = {'q1', 'q1', 'q2', 'q1', 'q3', 'q1', 'q2', 'q1', 'q4', 'q1'}
local headers = {['Content-Type'] = 'application/json'}
local made, next = {}, 0

-- a few keys are asked for most: the rank-th comes 1/rank times as often as the first, and ranks are spread over the table
local function zipf(from, to)
  local n, sums, sum = to - from + 1, {}, 0
  for rank = 1, n do
    sum = sum + 1 / rank
    sums[rank] = sum
  end
  return function()
    local wanted, low, high = math.random() * sum, 1, n
    while low < high do
      local middle = math.floor((low + high) / 2)
      if sums[middle] < wanted then low = middle + 1 else high = middle end
    end
    return from + low * 7919 % n
  end
end

local function uniform(from, to)
  return function() return math.random(from, to) end
end

local keys, drawn = os.getenv('BENCH_KEYS') == 'zipf' and zipf or uniform, {}
local function draw(query)
  drawn[query] = drawn[query] or keys(range[query][1], range[query][2])
  return drawn[query]()
end

function init(args)
  local name, way = args[1], args[2]
  if args[3] and args[3] ~= '' then
    headers['Authorization'] = 'Bearer ' .. args[3]
  end
  math.randomseed(os.time())
  for i = 1, 5000 do
    local query = name == 'mix' and mix[i % #mix + 1] or name
    local v = draw(query)
    if way == 'hand' then
      made[i] = wrk.format('GET', '/handwritten/' .. query .. '?v=' .. v)
    else
      local text = queries[way .. '_' .. query] or queries[query]
      local value = way == 'postgraphile' and '"' .. v .. '"' or v -- its BigInt is a string
      local path = way == 'ordinary' and '/ordinary/graphql' or '/graphql'
      made[i] = wrk.format('POST', path, headers, '{"query":"' .. text .. '","variables":{"v":' .. value .. '}}')
    end
  end
end

function request()
  next = next % #made + 1
  return made[next]
end

function done(summary, latency)
  io.write(string.format('p999 %.0f us\n', latency:percentile(99.9)))
end

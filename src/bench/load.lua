-- wrk's script: -- <query> <graphql|hand>; a random variable in every request, made beforehand so that the load generator costs the same for all
local queries = {
  q1 = 'query Q1($v: BigInt!) { user(id: $v) { id username email fullName bio country reputation createdAt } }',
  q2 = 'query Q2($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 100) { id username email fullName reputation } }',
  q3 = 'query Q3($v: BigInt!) { users(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 20) { id username fullName posts(orderBy: [{createdAt: DESC}], limit: 10) { id title createdAt viewCount comments(orderBy: [{id: ASC}], limit: 5) { id body upvotes createdAt } } } }',
  q4 = 'query Q4($v: BigInt!) { posts(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: 1000) { id title slug status viewCount score createdAt } }',
}
local range = {q1 = {1, 10000}, q2 = {0, 9000}, q3 = {0, 1900}, q3flat = {0, 1900}, q4 = {0, 90000}}
local headers = {['Content-Type'] = 'application/json'}
local made, next = {}, 0

function init(args)
  local name, way = args[1], args[2]
  math.randomseed(os.time())
  for i = 1, 5000 do
    local v = math.random(range[name][1], range[name][2])
    if way == 'hand' then
      made[i] = wrk.format('GET', '/handwritten/' .. name .. '?v=' .. v)
    else
      made[i] = wrk.format('POST', '/graphql', headers, '{"query":"' .. queries[name] .. '","variables":{"v":' .. v .. '}}')
    end
  end
end

function request()
  next = next % #made + 1
  return made[next]
end

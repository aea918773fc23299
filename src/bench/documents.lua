-- wrk's script: -- <list> <fields>/<rows>; a random variable in every request, made beforehand
local headers = {['Content-Type'] = 'application/json'}
local made, next = {}, 0

function init(args)
  local fields, rows = args[2]:match('^(.*)/(%d+)$')
  math.randomseed(os.time())
  for i = 1, 5000 do
    local text = 'query($v: Int!) { ' .. args[1] .. '(where: {id: {gt: $v}}, orderBy: [{id: ASC}], limit: ' .. rows .. ') { ' .. fields .. ' } }'
    made[i] = wrk.format('POST', '/graphql', headers, '{"query":"' .. text .. '","variables":{"v":' .. math.random(0, 99000) .. '}}')
  end
end

function request()
  next = next % #made + 1
  return made[next]
end

function done(summary, latency)
  io.write(string.format('p999 %.0f us\n', latency:percentile(99.9)))
end

-- wrk's script of mutations: -- <create|update|bulk> <graphql|hand>; the same values for both ways
local row = '"payer":"payer %d","amount":"%d.50","note":"for \\"services\\" rendered, number %d"'
local headers = {['Content-Type'] = 'application/json'}
local queries = {
  create = 'mutation($payer: String!, $amount: Decimal!, $note: String) { createPayment(input: {payer: $payer, amount: $amount, note: $note}) { id payer amount note createdAt } }',
  update = 'mutation($id: BigInt!, $amount: Decimal!, $note: String) { updatePayment(id: $id, input: {amount: $amount, note: $note}) { id payer amount note createdAt } }',
  bulk = 'mutation($rows: [PaymentCreateInput!]!) { bulkCreatePayments(input: $rows) { success createdCount } }',
}
local made, next = {}, 0

local function variables(name, i)
  if name == 'create' then
    return '{' .. string.format(row, i, i, i) .. '}'
  elseif name == 'update' then
    return string.format('{"id":%d,"amount":"%d.25","note":"changed \\"again\\" by %d"}', 1 + (i * 7919) % 100000, i, i)
  end
  local rows = {}
  for j = 1, 1000 do
    rows[j] = '{' .. string.format(row, j, i, j) .. '}'
  end
  return '{"rows":[' .. table.concat(rows, ',') .. ']}'
end

function init(args)
  local name, way = args[1], args[2]
  for i = 1, name == 'bulk' and 20 or 5000 do
    if way == 'hand' then
      made[i] = wrk.format('POST', '/handwritten/' .. name, headers, variables(name, i))
    else
      made[i] = wrk.format('POST', '/graphql', headers, '{"query":"' .. queries[name] .. '","variables":' .. variables(name, i) .. '}')
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

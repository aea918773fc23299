import { createServer } from "node:http";
import cluster from "node:cluster";
import { postgraphile } from "postgraphile";
import { grafserv } from "postgraphile/grafserv/node";
import { PostGraphileAmberPreset } from "postgraphile/presets/amber";
import { makePgService } from "postgraphile/adaptors/pg";
import { PostGraphileConnectionFilterPreset } from "postgraphile-plugin-connection-filter";

// PostGraphile on the benchmark's database: see src/bench/README.md
const preset = {
  extends: [PostGraphileAmberPreset, PostGraphileConnectionFilterPreset],
  pgServices: [makePgService({ connectionString: process.env.DATABASE_URL, poolConfig: { max: 8 } })],
  grafserv: { port: 5050, graphiql: false, watch: false },
  grafast: { explain: false },
  schema: { defaultBehavior: "list -connection +list" },
};
const processes = Number(process.env.PROCESSES || 2);
if (cluster.isPrimary && processes > 1) { for (let i = 0; i < processes; i++) cluster.fork(); }
else {
  const pgl = postgraphile(preset);
  const serv = pgl.createServ(grafserv);
  const server = createServer();
  await serv.addTo(server);
  server.listen(5050, "127.0.0.1", () => console.log("ready"));
}

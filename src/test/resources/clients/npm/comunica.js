// Comunica. Arguments: the service, the folder of queries, a second source (a Turtle file's address).
import { readFileSync } from 'node:fs';
import { QueryEngine } from '@comunica/query-sparql';

const [service, queries, second] = process.argv.slice(2);
const text = (name) => readFileSync(`${queries}/${name}.rq`, 'utf8');
const print = (...values) => console.log(values.join('|'));
const engine = new QueryEngine();
const endpoint = { type: 'sparql', value: `${service}sparql` };
const context = { sources: [endpoint] };
const rows = async (query, where = context) => (await engine.queryBindings(query, where)).toArray();

for (const row of await rows(text('select'))) {
  const signed = row.get('signed');
  print('select', row.get('label').value, signed.value, signed.datatype.value.split('#')[1], row.get('amount')?.value ?? '-');
}
for (const row of await rows(text('languages'))) print('languages', row.get('label').value, row.get('language').value);
print('ask', await engine.queryBoolean(text('ask'), context));
print('construct', (await (await engine.queryQuads(text('construct'), context)).toArray()).length);
const china = await (await engine.queryQuads(text('describe'), context)).toArray();
print('describe', china.some((quad) => quad.object.value === "People's Republic of China"));
print('big', (await rows(text('big'))).length);

// It finds out by itself that the address is a SPARQL service.
print('guessed', (await rows(text('languages'), { sources: [`${service}sparql`] })).length);

// A federation: names from the service, capitals from a document, joined on the way.
for (const row of await rows(text('federation'), { sources: [endpoint, second] })) print('federation', row.get('label').value, row.get('capital').value);

// The same data twice, once as a service and once as a graph that it parses itself.
const graph = `${service}data?graph=${encodeURIComponent('https://w3id.org/entente/id/graph/register')}`;
print('graph', (await rows(text('languages'), { sources: [graph] })).length);

// What the service refuses reaches the caller as an error, not as an empty answer: here a query that is too long.
try {
  await rows(`SELECT * { ?s ?p ?o FILTER (?o != "${'x'.repeat(70000)}") }`);
  print('refused', false);
} catch (error) {
  print('refused', /HTTP status (4\d\d)/.exec(error.message)?.[1] ?? error.message);
}

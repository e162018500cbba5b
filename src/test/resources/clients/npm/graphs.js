// N3.js and jsonld.js: graphs that the service gives, in every syntax that these read. Arguments: the service, the folder of queries.
import { readFileSync } from 'node:fs';
import jsonld from 'jsonld';
import N3 from 'n3';

const [service, queries] = process.argv.slice(2);
const construct = readFileSync(`${queries}/construct.rq`, 'utf8');
const print = (...values) => console.log(values.join('|'));

async function fetched(address, accept, body) {
  const answer = await fetch(address, { method: body ? 'POST' : 'GET', headers: { accept }, body });
  if (!answer.ok) throw new Error(`${answer.status} ${await answer.text()}`);
  return { type: answer.headers.get('content-type').split(';')[0], text: await answer.text() };
}

const asked = (accept) => fetched(`${service}sparql`, accept, new URLSearchParams({ query: construct }));
const names = (quads) => quads.filter((quad) => quad.object.language === 'ru').map((quad) => quad.object.value).sort();

for (const syntax of ['text/turtle', 'application/n-triples', 'application/trig', 'application/n-quads']) {
  const { type, text } = await asked(syntax);
  const quads = new N3.Parser({ format: type }).parse(text);
  print('n3', type, quads.length, names(quads)[0]);
}

const { type, text } = await asked('application/ld+json');
// No context from elsewhere is needed to read it.
const documentLoader = (url) => { throw new Error(`asks for ${url}`); };
const quads = await jsonld.toRDF(JSON.parse(text), { documentLoader });
print('jsonld', type, quads.length, names(quads)[0]);
const [russia] = (await jsonld.expand(JSON.parse(text), { documentLoader })).filter((node) => node['@id']?.endsWith('/russia'));
print('jsonld-expand', russia['http://www.w3.org/2004/02/skos/core#prefLabel'].length);

// A whole graph as a stream of quads.
const answer = await fetch(`${service}data?graph=${encodeURIComponent('https://w3id.org/entente/id/graph/big')}`, { headers: { accept: 'text/turtle' } });
const store = new N3.Store(new N3.Parser().parse(await answer.text()));
print('graph', store.size);

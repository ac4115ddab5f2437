/** What the command line is told of itself. */
export const usage = `npm run bench -- [flags]              which reranker, how good, how fast, on which device
  --candidates FILE     candidate lists with texts, in any format that the app reads; may stand several times (the demo)
  --qrels FILE          judgements; may stand several times
  --corpus FILE         texts by id, where the candidates have none
  --model MODEL         a Hub id, a folder, embedded (both), embedded/reranker, none (first stages alone), or a
                        pipeline A@100>B@20 (A over the first 100, then B over A's first 20); may stand several times (embedded)
  --device wasm|webgpu  may stand several times (wasm)
  --dtype auto|fp32|fp16|q8|q4    may stand several times (auto)
  --depth N             candidates of each query; may stand several times (100)
  --max-length N        tokens of a pair (each model's own limit)
  --measure NAME        may stand several times (nDCG@10, MRR@10, Hit@5, MAP, Recall@100, P@10)
  --level N             grade from which on a document is relevant (1)
  --repeat N            each cell is scored so often anew, all taking turns (1)
  --plan FILE           the same as YAML, with include and exclude; flags beside it go before it
  --out DIR             where the artefacts go (results)
  --resume              go on where a run into the same folder stopped
  --shard i/n           every n-th cell, from the i-th; merge puts the parts together
  --shard-by cells|queries    what --shard takes a part of: with queries, every cell over every n-th query (cells)
  --workers N           browsers that take cells side by side; they take each other's cores, and rows say so (1)
  --endpoint WS         a Playwright browser server in the place of ours; may stand several times, each takes cells
  --cdp URL             Chrome's debugging port in the place of ours
  --browser PATH        Chrome, Chromium or Edge (the one installed)
  --chrome-arg ARG      for the browser, beside those that this command chooses; may stand several times
  --app DIR             a build to serve (dist, built anew where it is stale)
  --port N              where it is served, on localhost (a free port): for who has to forward it to another machine

npm run bench -- merge DIR… --out DIR    parts of one plan as the whole
npm run bench -- compare A B             differences of two reports (folders or files), with intervals
  --fail-if-worse NAME:DELTA    exit code 1 where a mean fell by more, as in nDCG@10:0.01; may stand several times
  --fail-if-slower RATIO        exit code 1 where a system takes more than so many times as long, as in 1.3
npm run bench -- doctor                  what this machine's browser can do, and what to switch on

Exit codes: 0 done, 1 a cell failed or a limit was exceeded, 2 the arguments or files are wrong.`
